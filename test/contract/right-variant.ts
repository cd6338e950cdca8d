import type { ContractOptions } from '@conoha-images/contract';
import { collection } from './collection.ts';
import { CorrectList } from './correct-list.ts';
import type { Data, Fault, Service } from './fault.ts';
import { faultyService } from './faulty-service.ts';

/** A list that does what its document says, in a way of its own. Every check must pass. */
export interface RightVariant {
  /** What the list does, as the end of a sentence that begins with "The list". */
  readonly does: string;
  /** Makes the service. */
  readonly service: () => Service;
  /** Whether the service is used over real HTTP, because the variant concerns connections or the encoding of a body. */
  readonly overHttp?: true;
  /** Options of the contract. Default: the tokens of two projects. */
  readonly options?: Partial<ContractOptions>;
}

/** A variant that changes the responses of the list, or its data. */
export function variant(
  does: string,
  change: Omit<Fault, 'does'>,
  more: Omit<Partial<RightVariant>, 'does'> & { data?: Data } = {},
): RightVariant {
  const { data = collection, ...rest } = more;
  return { does, service: () => faultyService(new CorrectList(data), { does, ...change }), ...rest };
}
