import { excerpt } from './excerpt.ts';
import { elements } from './json.ts';

/** One error of a schema that ajv has compiled, as far as it says which value is wrong. */
interface ValueError {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The value that an error of a schema is about, in a few words. Of an array with duplicates, it is one of them, with its
 * indexes.
 */
export function wrongValue({ keyword, params }: ValueError, value: unknown): string {
  if (keyword !== 'uniqueItems') return excerpt(value);
  // Which of the two is the earlier one depends on the type of the elements.
  const [earlier = 0, later = 0] = [params['i'], params['j']].map(Number).sort((a, b) => a - b);
  return `${excerpt(elements(value)[later])} at ${earlier} and ${later}`;
}
