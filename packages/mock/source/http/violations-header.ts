import { asciiJson } from './ascii-json.ts';

/** The longest header that every client reads, in characters. */
const maximumLength = 8_000;

interface LocatedViolation {
  readonly location: readonly unknown[];
  readonly message: string;
}

/**
 * The value of the header `sl-violations`, in which Prism lists what is wrong with a request. It is JSON in ASCII.
 *
 * If the violations are too long for a header, only the first ones are listed; a first one that is too long is cut.
 */
export function violationsHeader(violations: readonly LocatedViolation[]): string {
  const texts = violations.map((violation) => asciiJson(violation));
  let length = 1;
  const fitting = texts.filter((text) => {
    length += text.length + 1;
    return length < maximumLength;
  });
  const [first] = violations;
  if (fitting.length > 0 || !first) return `[${fitting.join()}]`;
  const cut = {
    location: first.location.map((step) => String(step).slice(0, 100)),
    message: first.message.slice(0, 1_000),
  };
  return `[${asciiJson(cut)}]`;
}
