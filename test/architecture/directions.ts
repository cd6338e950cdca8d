/** What a part of the repository may import of our packages. */
interface Direction {
  readonly imports: readonly string[];
  /** Whether the build puts what is imported into the package, which then depends on none of ours. */
  readonly bundled?: true;
}

/**
 * The direction of all imports between our packages: the one place to change it.
 *
 * A key is a package, or one of its folders if that may import something else. Tests, benchmarks, scripts and examples
 * may import every package but `openapi`, which is read through `spec`.
 */
export const directions: Readonly<Record<string, Direction>> = {
  document: { imports: [] },

  spec: { imports: ['document'] },
  'spec/generate': { imports: ['document', 'openapi'] },

  listing: { imports: ['document'] },
  mock: { imports: ['document', 'spec', 'listing'] },

  client: { imports: ['document', 'spec'], bundled: true },
  'client/generate': { imports: ['document', 'spec'] },

  // Neither listing nor mock: a checker that shares code with what it checks misses the mistakes in that code.
  contract: { imports: ['document', 'spec'] },

  docs: { imports: ['document', 'spec', 'mock', 'openapi'] },
  openapi: { imports: ['document'] },
};

/** The folders, within any package, that may import every package but `openapi`. */
export const free: readonly string[] = ['test', 'bench', 'scripts', 'examples'];

/**
 * Where relative imports may leave a package or one of its folders. Scripts have no package name, so their tests import
 * them by path, and so does a benchmark that draws what it measured.
 */
export const leaving: Readonly<Record<string, string>> = { test: 'scripts', 'mock/bench': 'scripts' };
