import { cutText } from '../cut-text.ts';
import { asciiJson } from './ascii-json.ts';

/** The longest header that every client reads, in characters. */
const maximumLength = 8_000;

/** The lengths to which a violation is cut if it is too long for a header, in characters. */
const maximum = { step: 100, message: 1_000 };

export interface LocatedViolation {
  /** The place, as Prism gives it: `request` or `response`, followed by `query` and a name, for example. */
  readonly location: readonly unknown[];
  readonly message: string;
}

/**
 * The value of the header `sl-violations`, in which Prism lists what is wrong with a request. It is JSON in ASCII.
 *
 * If the violations are too long for a header, only the first ones are listed, and a last one says how many there are
 * in all; a first one that is too long is cut.
 */
export function violationsHeader(violations: readonly LocatedViolation[]): string {
  const [first] = violations;
  const total = { location: [], message: `… (${violations.length} violations)` };
  const texts = violations.map((violation) => asciiJson(violation));
  let length = asciiJson(total).length + 2;
  const fitting = texts.filter((text) => {
    length += text.length + 1;
    return length <= maximumLength;
  });
  if (fitting.length === 0 && first) fitting.push(asciiJson(cut(first)));
  if (fitting.length < violations.length) fitting.push(asciiJson(total));
  return `[${fitting.join()}]`;
}

function cut({ location, message }: LocatedViolation): LocatedViolation {
  return {
    location: location.map((step) => cutText(String(step), maximum.step)),
    message: cutText(message, maximum.message),
  };
}
