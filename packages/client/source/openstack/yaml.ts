import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml';
import { QueryError } from '../errors/query-error.ts';
import { isMapping, type Mapping } from './mapping.ts';
import { problemOf } from './yaml-problems.ts';

/** The maximum number of values in a file. Those of an alias count wherever the alias is. */
const maximumValues = 100_000;

/**
 * Parses YAML as PyYAML, the parser of openstackclient, does: by version 1.1, in which `<<` merges mappings and `yes` is
 * true, whatever version the file states. Of equal keys the last counts.
 *
 * @throws {QueryError} if the text is invalid. It says where, and shows nothing of the text, which may hold a password.
 */
export function parseYaml(path: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'yaml-1.1',
    resolveKnownTags: false,
    intAsBigInt: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter,
  });
  const fail = (offset: number, problem: string): QueryError => {
    const { line, col } = lineCounter.linePos(offset);
    return new QueryError(path, `must be valid YAML. At line ${line}, column ${col}, ${problem}`);
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw fail(error.pos[0], problemOf(error.code));
  return new Reader(text, fail).read(document.contents).value;
}

interface Content {
  readonly value: unknown;
  /** How many values it consists of. */
  readonly count: number;
}

/**
 * Makes values of the parser's nodes. The parser could do that too, but it reads each merged mapping again, and stops at
 * no number of them.
 */
class Reader {
  readonly #text: string;
  readonly #fail: (offset: number, problem: string) => QueryError;
  /** What the anchors before the current node stand for; undefined while it is being read. */
  readonly #anchors = new Map<string, Content | undefined>();

  constructor(text: string, fail: (offset: number, problem: string) => QueryError) {
    this.#text = text;
    this.#fail = fail;
  }

  read(node: unknown): Content {
    if (isAlias(node)) {
      const content = this.#anchors.get(node.source);
      if (content) return content;
      const problem = this.#anchors.has(node.source)
        ? 'an alias refers to a mapping or a list that contains it'
        : 'an alias has no anchor before it. A value that begins with * must be in quotes';
      throw this.#fail(offsetOf(node), problem);
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.#readContent(node);
    // In PyYAML the name of an anchor ends before any other character.
    if (!/^[\w-]+$/.test(anchor)) throw this.#fail(offsetOf(node), problemOf('BAD_ALIAS'));
    if (this.#anchors.has(anchor)) throw this.#fail(offsetOf(node), 'an anchor has the name of an earlier one');
    this.#anchors.set(anchor, undefined);
    const content = this.#readContent(node);
    this.#anchors.set(anchor, content);
    return content;
  }

  #readContent(node: unknown): Content {
    if (isScalar(node)) return { value: this.#scalarOf(node), count: 1 };
    if (!isMap(node) && !isSeq(node)) return { value: null, count: 1 };
    // Sets and ordered mappings.
    if (node.tag && !/:(map|seq)$/.test(node.tag)) throw this.#fail(offsetOf(node), problemOf('TAG_RESOLVE_FAILED'));
    let count = 1;
    const add = (item: unknown): unknown => {
      const content = this.read(item);
      count += content.count;
      if (count <= maximumValues) return content.value;
      throw this.#fail(
        offsetOf(item),
        `there are more than ${maximumValues.toLocaleString('en')} values, with those of aliases`,
      );
    };
    const value = isSeq(node) ? node.items.map(add) : this.#mappingOf(node.items, add);
    return { value, count };
  }

  #scalarOf(node: Scalar): unknown {
    // To the parser, `! ~` is a text; to PyYAML it is null.
    if (node.tag === '!') throw this.#fail(offsetOf(node), problemOf('TAG_RESOLVE_FAILED'));
    if (isPlainNumber(node)) return node.source;
    // The parser adds a line break to a block at the end of a file that does not end with one. PyYAML does not.
    const isLast =
      node.type?.startsWith('BLOCK') && !this.#text.endsWith('\n') && node.range?.[1] === this.#text.length;
    return isLast ? String(node.value).replace(/\n$/, '') : node.value;
  }

  /** As in PyYAML, a key overrides merged ones. In a list of merged mappings the first counts; of several `<<` the last. */
  #mappingOf(pairs: readonly Pair[], add: (item: unknown) => unknown): Mapping {
    const merged = new Map<string, unknown>();
    const own = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      if (isScalar(key) && key.type === 'PLAIN' && key.source === '<<') {
        for (const mapping of [add(value)].flat().reverse()) {
          if (!isMapping(mapping)) throw this.#fail(offsetOf(key), '<< must have a mapping or a list of mappings');
          for (const [name, part] of Object.entries(mapping)) merged.set(name, part);
        }
        continue;
      }
      const name = add(key);
      if (typeof name === 'object' && name !== null) {
        throw this.#fail(offsetOf(key), 'the name of a setting must not be a list, a mapping or a date');
      }
      // A cloud may be named `y`, which is true to the parser, but not to PyYAML.
      own.set(isScalar(key) && typeof name === 'boolean' ? String(key.source) : String(name), add(value));
    }
    return Object.fromEntries([...merged, ...own]);
  }
}

function offsetOf(node: unknown): number {
  return isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}

/**
 * Whether a number means the same as its text, so a password or an ID needs no quotes. Others stay numbers, and are
 * rejected if a text is required: YAML reads `0123` as 83. openstackclient reads a number with an exponent but without
 * a decimal point, which an ID may look like, as a text.
 */
function isPlainNumber({ value, source = '' }: Scalar): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && /^(0|-?[1-9]\d*|\d+e\d+)$/i.test(source);
}
