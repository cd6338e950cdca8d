import { entriesOf, nodeAt } from '@conoha-images/document';
import { type MockRequest, type MockResponse, pathOf } from '../http/messages.ts';
import { problem } from '../http/problem.ts';
import { pathPattern, withoutBasePath } from '../paths.ts';
import type { PrismHandler } from './prism.ts';

/** Responds to requests with Prism, from a document's examples. */
export class PrismResponder {
  readonly #document: object;
  #prism: Promise<PrismHandler> | undefined;

  constructor(document: object) {
    this.#document = document;
  }

  async respond(request: MockRequest): Promise<MockResponse> {
    const path = withoutBasePath(this.#document, pathOf(request));
    const allowed = this.#methodsOf(path);
    if (allowed.length > 0 && !allowed.includes(request.method)) return methodNotAllowed(allowed);
    const webRequest = await request.webRequest();
    if (!webRequest) return problem(400, 'Bad Request', 'The request is invalid.');
    // Prism takes half a second to load, and most users of the mock never need it.
    this.#prism ??= import('#prism').then(({ createPrism }) => createPrism(this.#document));
    const response = await (await this.#prism)(webRequest, path);
    if (response.status === 405) return problem(405, 'Method Not Allowed', '');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
      violations: violationsOf(response),
    };
  }

  /** The methods of a path; empty if the document does not have the path. */
  #methodsOf(path: string): string[] {
    const members = entriesOf(nodeAt(this.#document, 'paths'))
      .filter(([template]) => pathPattern(this.#document, template).test(path))
      .flatMap(([, pathItem]) => entriesOf(pathItem).map(([member]) => member.toUpperCase()));
    return [...new Set(members)].filter((member) => /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(member));
  }
}

function methodNotAllowed(methods: readonly string[]): MockResponse {
  const allowed = methods.join(', ');
  return problem(405, 'Method Not Allowed', `The method must be one of ${allowed}.`, { allow: allowed });
}

function violationsOf(response: Response): string[] {
  const header = response.headers.get('sl-violations');
  if (header === null) return [];
  try {
    return (JSON.parse(header) as { message: string }[]).map(({ message }) => message);
  } catch {
    return ['The header sl-violations is not valid JSON.'];
  }
}
