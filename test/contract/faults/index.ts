import type { Fault } from '../faulty-service.ts';
import { callerFaults } from './callers.ts';
import { filterFaults } from './filters.ts';
import { ignoredCaseFaults } from './ignored-case.ts';
import { linkFaults } from './links.ts';
import { orderFaults } from './order.ts';
import { pageFaults } from './pages.ts';
import { rejectionFaults } from './rejections.ts';
import { responseFaults } from './responses.ts';
import { textFaults } from './texts.ts';
import { timeFaults } from './times.ts';

/** Every fault, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  ...pageFaults,
  ...linkFaults,
  ...orderFaults,
  ...filterFaults,
  ...textFaults,
  ...timeFaults,
  ...ignoredCaseFaults,
  ...responseFaults,
  ...rejectionFaults,
  ...callerFaults,
};
