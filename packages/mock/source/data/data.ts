export type Item = Readonly<Record<string, unknown>>;

/** The data of one list. */
export interface Data {
  readonly items: readonly Item[];
  /** The rest of a page, around its items. */
  readonly body: unknown;
  /** The project of each known token. Undefined if every token is accepted. */
  readonly tokens?: ReadonlyMap<string, string>;
  /** By the ID of a shared image, and by project, whether the project has accepted it. */
  readonly members?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * The content of a data file: the body of a response, such as a recorded one, with `tokens` and `members` beside it.
 *
 * @see packages/mock/README.md
 */
export type DataFile = Readonly<Record<string, unknown>>;
