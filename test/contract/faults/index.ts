import type { Fault } from '../fault.ts';
import { callerFaults } from './callers.ts';
import { conditionalFaults } from './conditional.ts';
import { filterFaults } from './filters.ts';
import { httpFaults } from './http.ts';
import { ignoredCaseFaults } from './ignored-case.ts';
import { filterOrderFaults } from './interactions-filter-order.ts';
import { filterPageFaults } from './interactions-filter-page.ts';
import { filtersFaults } from './interactions-filters.ts';
import { linkInteractionFaults } from './interactions-links.ts';
import { orderMarkerFaults } from './interactions-order-marker.ts';
import { limitMarkerFaults, orderPartFaults } from './interactions-order-parts.ts';
import { threeWayFaults } from './interactions-three.ts';
import { contradictionFaults, jsonFaults } from './json.ts';
import { linkFaults } from './links.ts';
import { offsetFaults, withOffset } from './offsets.ts';
import { orderFaults } from './order.ts';
import { pageFaults } from './pages.ts';
import { rejectionFaults } from './rejections.ts';
import { responseFaults } from './responses.ts';
import { secretFaults } from './secrets.ts';
import { textFaults } from './texts.ts';
import { timeFaults } from './times.ts';
import { listFaults, repeatedFaults } from './values-lists.ts';
import { boundaryFaults, numberFaults } from './values-numbers.ts';
import { hardTextFaults } from './values-texts.ts';

/** Lists without a fault, by name. */
export const correctLists: Readonly<Record<string, Fault>> = {
  nothing: { does: 'does nothing wrong' },
  'nothing-with-offset': {
    does: 'does nothing wrong, and has an offset',
    description: withOffset,
    service: withOffset,
  },
};

/** Groups of faults. Each is a section of docs/fault-matrix.md. */
export const faultGroups: readonly { readonly title: string; readonly faults: Readonly<Record<string, Fault>> }[] = [
  { title: 'Pages and links', faults: { ...pageFaults, ...offsetFaults, ...linkFaults } },
  { title: 'Order', faults: orderFaults },
  { title: 'Filters', faults: { ...filterFaults, ...textFaults, ...timeFaults, ...ignoredCaseFaults } },
  {
    title: 'Values',
    faults: { ...hardTextFaults, ...listFaults, ...repeatedFaults, ...numberFaults, ...boundaryFaults },
  },
  {
    title: 'Interactions',
    faults: {
      ...filterOrderFaults,
      ...filterPageFaults,
      ...filtersFaults,
      ...orderMarkerFaults,
      ...orderPartFaults,
      ...limitMarkerFaults,
      ...linkInteractionFaults,
      ...threeWayFaults,
    },
  },
  { title: 'Responses and errors', faults: { ...responseFaults, ...rejectionFaults, ...contradictionFaults } },
  { title: 'HTTP and JSON', faults: { ...httpFaults, ...conditionalFaults, ...jsonFaults } },
  { title: 'Callers', faults: { ...callerFaults, ...secretFaults } },
];

/** Every fault, by name. */
export const faults: Readonly<Record<string, Fault>> = Object.assign({}, ...faultGroups.map((group) => group.faults));
