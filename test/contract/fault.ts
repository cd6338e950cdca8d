import type { Description } from '@conoha-images/document';

export type Item = Readonly<Record<string, unknown>>;
export type Parameters = readonly (readonly [name: string, value: string])[];

/** A request, and what a fault can find out to respond to it. */
export interface Situation {
  readonly parameters: Parameters;
  /** The last value of a parameter; undefined if the query does not have it. */
  value(name: string): string | undefined;
  /** Every value of a parameter. */
  values(name: string): string[];
  /** The query as it was sent. */
  readonly query: string;
  readonly token: string | null;
  /** The request, with its method and headers. */
  readonly request: Request;
  /** The number of the connection that the request came over; 0 if it did not come over HTTP. */
  readonly connection: number;
  /** The whole list of a query, without regard to its limit and marker. */
  whole(parameters: Parameters): Promise<Item[]>;
  /** How many requests came before this one. */
  readonly count: number;
}

export interface Body {
  images: Item[];
  first: string;
  schema: string;
  next?: string;
}

/** A request that shows a fault: the response of the correct list differs. */
export interface Example {
  /** Default: no query. */
  readonly query?: string;
  /** Default: GET. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing that a list does wrong: a change in one of the steps that make a response. */
export interface Fault {
  /** What the list does, as the end of a sentence that begins with "The list". */
  readonly does: string;
  /** The parameters that must meet before the list goes wrong. Two or more make the fault an interaction. */
  readonly parameters?: readonly string[];
  /** A query that shows the fault with the images of collection.ts, or requests that are sent at the same time. */
  readonly shows?: string | readonly Example[];
  /** Whether only a service over real HTTP has the fault, because it concerns connections or the encoding of a body. */
  readonly overHttp?: true;
  /** The document that the list violates. Default: the document of the image list. */
  readonly description?: Description;
  /** The document that the list implements before the fault. Default: the document of the image list. */
  readonly service?: Description;
  /** Changes the images that the list has. */
  readonly images?: (image: Item) => Item;
  /** Changes how the service reads a query. Its links keep the original query. */
  readonly understands?: (parameters: Parameters, situation: Situation) => Parameters;
  /** Like `understands`, but only for queries that the correct list accepts. It still rejects the others. */
  readonly misreads?: (parameters: Parameters, situation: Situation) => Parameters;
  /** Changes the items of the whole list, or their order, before a page is cut from it. */
  readonly lists?: (items: Item[], situation: Situation) => Item[] | Promise<Item[]>;
  /** Changes a page that was cut from the list. It starts after the marker. */
  readonly cuts?: (page: Item[], cut: { items: Item[]; start: number; limit: number }, situation: Situation) => Item[];
  /** Changes the body of a page. */
  readonly writes?: (body: Body, situation: Situation) => object;
  /** Changes the response itself. */
  readonly responds?: (response: Response, situation: Situation) => Response | Promise<Response>;
}

export interface Data {
  readonly images: readonly Item[];
  readonly tokens: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Responds to a request that came over a connection. */
export type Service = (request: Request, connection: number) => Promise<Response>;
