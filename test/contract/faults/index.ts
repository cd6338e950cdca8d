import type { Fault } from '../faulty-service.ts';
import { callerFaults } from './callers.ts';
import { filterFaults } from './filters.ts';
import { ignoredCaseFaults } from './ignored-case.ts';
import { linkFaults } from './links.ts';
import { offsetFaults, withOffset } from './offsets.ts';
import { orderFaults } from './order.ts';
import { pageFaults } from './pages.ts';
import { rejectionFaults } from './rejections.ts';
import { responseFaults } from './responses.ts';
import { textFaults } from './texts.ts';
import { timeFaults } from './times.ts';

/** Lists without a fault, by name. */
export const correctLists: Readonly<Record<string, Fault>> = {
  nothing: { does: 'does nothing wrong' },
  'nothing-with-offset': {
    does: 'does nothing wrong, and has an offset',
    description: withOffset,
    service: withOffset,
  },
};

/** Every fault, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  ...pageFaults,
  ...offsetFaults,
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
