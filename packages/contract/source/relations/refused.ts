import { Broken } from '../broken.ts';
import { inShort } from '../pages.ts';
import type { Session } from '../session.ts';
import type { Answer, Parameters, RequestOptions } from '../target.ts';
import { companies } from './company.ts';

/** What is to be refused, for whom. */
interface Refused extends Pick<RequestOptions, 'caller'> {
  readonly status?: number;
}

/** Expects each of several ways to be refused, in a situation of its own, with a body as the request accepts it. */
export async function expectAllRefused(
  session: Session,
  ways: readonly Parameters[],
  { status = 400, caller = 'first' }: Refused = {},
): Promise<void> {
  const { survey, secondSurvey, target, answers } = session;
  const mediaTypes = answers.mediaTypes(String(status));
  let count = 0;
  for (const [index, wrong] of ways.entries()) {
    const names = new Set(wrong.map(([name]) => name));
    const plain = survey.plain.parameters.filter(([name]) => !names.has(name));
    const own = caller === 'second' && secondSurvey ? { ...session, survey: secondSurvey } : session;
    const situations: Parameters[] = [[], ...companies(own, names)];
    for (const [place, others] of situations.entries()) {
      if (ways.length >= situations.length && index % situations.length !== place) continue;
      // JSON mostly, as programs ask for it.
      const accept = count % 3 === 2 ? mediaTypes[((count / 3) % mediaTypes.length) | 0] : undefined;
      count += 1;
      const answer = await target.get([...plain, ...others, ...wrong], {
        caller,
        ...(accept !== undefined && { accept }),
      });
      expectRefused(session, answer, status);
      if (accept !== undefined && answer.mediaType !== accept) {
        throw new Broken(`a refusal as ${accept}`, answer.mediaType || 'none', [answer]);
      }
    }
  }
}

/** @throws {Broken} where an answer has another status, or a body that the document does not give it. */
export function expectRefused({ answers }: Session, answer: Answer, status: number): void {
  if (answer.status !== status) throw new Broken(`a refusal with status ${status}`, inShort(answer), [answer]);
  const mediaTypes = answers.mediaTypes(String(status));
  if (mediaTypes.length === 0) return;
  if (!mediaTypes.includes(answer.mediaType)) {
    throw new Broken(`the media type ${mediaTypes.join(' or ')}`, answer.mediaType || 'none', [answer]);
  }
  const isJson = /[/+]json$/.test(answer.mediaType);
  const [violation] = answers.validate(String(status), answer.mediaType, isJson ? answer.json : answer.text) ?? [];
  if (violation) {
    const got = `${violation.message}: ${inShort(answer)}`;
    throw new Broken(`a body as the document has it for ${status}`, got, [answer]);
  }
}
