import type { Description } from '@conoha-images/document';
import { Mock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import type { Body, Data, Item, Parameters } from './fault.ts';

/** A response of the correct list. The items of a page are the same objects in every response. */
export interface CorrectResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The text of the body; undefined if it is a page. */
  readonly text?: string;
  readonly page?: Body;
}

/** As many responses as fit in about 100 MB. */
const mostResponses = 20_000;

const origin = 'http://127.0.0.1';

/** The list without a fault. It remembers its responses, because many faults are asked for the same pages. */
export class CorrectList {
  readonly #mock: Mock;
  readonly #responses = new Map<string, CorrectResponse>();
  readonly #items = new Map<unknown, Item>();

  /** @param description The document that the list implements. Default: the document of the image list. */
  constructor(data: Data, description?: Description) {
    this.#mock = new Mock({ data: { ...data }, stateless: true, ...(description && { description }) });
  }

  /** @param query The query with its question mark, exactly as it was sent. */
  async get(query: string, headers: readonly (readonly [string, string])[]): Promise<CorrectResponse> {
    const name = `${query} ${headers.join(' ')}`;
    const known = this.#responses.get(name);
    if (known) return known;
    const response = await this.#read(
      await this.#mock.fetch(`${origin}${listImages.path}${query}`, {
        headers: headers.map(([key, value]) => [key, value]),
      }),
    );
    if (this.#responses.size >= mostResponses) this.#responses.clear();
    this.#responses.set(name, response);
    return response;
  }

  /** Responds to a request of another method or path. */
  other(request: Request): Promise<Response> {
    return this.#mock.fetch(request);
  }

  async #read(response: Response): Promise<CorrectResponse> {
    const { status, headers } = response;
    const text = await response.text();
    if (status !== 200) return { status, headers: [...headers], text };
    const body = JSON.parse(text) as Body;
    return { status, headers: [...headers], page: { ...body, images: body.images.map((item) => this.#known(item)) } };
  }

  #known(item: Item): Item {
    const known = this.#items.get(item['id']);
    if (known) return known;
    this.#items.set(item['id'], item);
    return item;
  }
}

const texts = new WeakMap<object, string>();

/** The JSON of a body. The JSON of an item is written once. */
export function jsonOf(body: object): string {
  const { images, ...rest } = body as Partial<Body>;
  if (!Array.isArray(images)) return JSON.stringify(body);
  const members = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  );
  return `{${[`"images":[${images.map(itemJson).join()}]`, ...members].join()}}`;
}

function itemJson(item: Item): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  texts.set(item, text);
  return text;
}

/** A query with its question mark. */
export function queryOf(parameters: Parameters): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return query === '' ? '' : `?${query}`;
}
