import type { Fault } from '../faulty-service.ts';
import { answerFaults } from './answers.ts';
import { callerFaults } from './callers.ts';
import { filterFaults } from './filters.ts';
import { orderFaults } from './order.ts';
import { pageFaults } from './pages.ts';
import { refusalFaults } from './refusals.ts';

/** Every fault, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  ...pageFaults,
  ...orderFaults,
  ...filterFaults,
  ...answerFaults,
  ...refusalFaults,
  ...callerFaults,
};
