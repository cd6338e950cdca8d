import type { ListDescriptor } from '@conoha-images/document';
import type { ResponseSchemas } from '@conoha-images/document/node';
import type { ReceivedResponse } from '../../target/messages.ts';
import type { Reader } from '../../target/reader.ts';
import type { Survey } from '../../target/survey.ts';
import type { Target } from '../../target/target.ts';

/** What a check works with: the document, the target, and what is known about the target's data. */
export interface CheckEnvironment {
  readonly document: object;
  readonly list: ListDescriptor;
  /** The schemas of the list's response bodies. */
  readonly schemas: ResponseSchemas;
  readonly target: Target;
  readonly reader: Reader;
  readonly survey: Survey;
  /** What the second caller can see. Undefined without a second token. */
  readonly secondSurvey: Survey | undefined;
  /** Every response so far. */
  readonly responses: readonly ReceivedResponse[];
  readonly seed: number;
}
