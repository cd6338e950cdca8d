import type { ListDescriptor } from '@conoha-images/document';
import type { ResponseSchemas } from '@conoha-images/document/node';
import type { RelationFailure } from '../../errors.ts';
import type { Explanation } from '../../sweep/explanations.ts';
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
  /** The responses since the data last changed. */
  readonly recentResponses: readonly ReceivedResponse[];
  readonly seed: number;
  /** Whether several requests may be sent at the same time. */
  readonly parallel: boolean;
  /** Compares many queries with the model, for all relations that need it. */
  readonly sweep: { check(explanation: Explanation): Promise<void> };
  /** Whether the data that a failure is about has changed. If so, it has been read again. @throws {NotChecked} */
  readonly hasChanged: (failure: RelationFailure) => Promise<boolean>;
  /** Whether the profile knows a failure, so that it does not count. */
  readonly isKnown: (failure: RelationFailure) => boolean;
  /** Whether the profile knows a reason for all of a failure. */
  readonly isExplained: (failure: RelationFailure) => boolean;
}
