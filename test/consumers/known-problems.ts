/** A problem that a tool reports or causes although the document is right. */
export interface KnownProblem {
  readonly tool: string;
  /** Matches a line of the tool's output, or of the compiler's about the code that the tool generates. */
  readonly problem: RegExp;
  readonly reason: string;
  readonly link?: string;
}

/** All such problems. The suite fails if one no longer occurs. */
export const knownProblems: readonly KnownProblem[] = [
  {
    tool: 'kubb',
    problem: /plugin-client\/dist\/clients\/fetch\.d\.ts.* error TS7016: .*'\.\.\/chunk-/,
    reason: 'A declaration file in the plugin imports a file of the plugin that has no declarations.',
  },
  {
    tool: 'openapi-client-axios',
    problem: /^The parameter (sort|tag)(\[\])? has the values /,
    reason:
      'It reads `style` and `explode`, but leaves the query to axios, which sends a list as `sort[]=`. Its users join the values of `sort` and set `paramsSerializer: { indexes: null }`.',
    link: 'https://github.com/openapistack/openapi-client-axios/issues/118',
  },
  {
    tool: 'openapi-client-axios-typegen',
    problem: /error TS2411: Property '\w+' of type .* is not assignable to 'string' index type 'string'/,
    reason:
      'It writes `additionalProperties: { type: string }` as an index signature, which TypeScript applies to the named properties too. Users compile it with skipLibCheck, which leaves declaration files out.',
    link: 'https://github.com/horiuchi/dtsgenerator/issues/525',
  },
];
