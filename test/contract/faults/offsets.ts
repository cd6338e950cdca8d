import type { Description } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import { standardDescription } from '@conoha-images/spec/description';
import type { Fault, Parameters } from '../fault.ts';
import { changing, without } from './changes.ts';
import { rewritten } from './links.ts';

/** The document of the image list, with an offset as Cinder has it. */
export const withOffset: Description = {
  ...standardDescription,
  lists: [{ ...listImages, page: { ...listImages.page, offset: 'offset', minimumOffset: 0 } }],
};

function offsetFault(fault: Fault): Fault {
  return { ...fault, description: withOffset, service: withOffset };
}

/** Leaves out the offset if its value has a property. */
const withoutOffsetIf =
  (isIgnored: (value: string) => boolean) =>
  (parameters: Parameters): Parameters =>
    parameters.filter(([name, value]) => name !== 'offset' || !isIgnored(value));

/** Adds a number to an offset, if that is one. */
const shiftedBy = (difference: number) =>
  changing('offset', (value) => (/^\d+$/.test(value) ? String(Math.max(0, Number(value) + difference)) : value));

export const offsetFaults: Record<string, Fault> = {
  'offset-ignored': offsetFault({ does: 'ignores the offset', understands: without('offset') }),
  'offset-ignored-with-marker': offsetFault({
    does: 'ignores the offset if there is a marker',
    understands: (parameters, { value }) => (value('marker') ? without('offset')(parameters) : parameters),
  }),
  'marker-ignored-with-offset': offsetFault({
    does: 'ignores the marker if there is an offset',
    understands: (parameters, { value }) => (value('offset') ? without('marker')(parameters) : parameters),
  }),
  'offset-one-more': offsetFault({ does: 'skips one item more than the offset says', understands: shiftedBy(1) }),
  'offset-one-fewer': offsetFault({ does: 'skips one item fewer than the offset says', understands: shiftedBy(-1) }),
  'offset-large-ignored': offsetFault({
    does: 'ignores an offset above 1000',
    understands: withoutOffsetIf((value) => Number(value) > 1_000),
  }),
  'offset-not-an-integer': offsetFault({
    does: 'ignores an offset that is not an integer',
    understands: withoutOffsetIf((value) => !/^-?\d+$/.test(value)),
  }),
  'offset-negative': offsetFault({
    does: 'ignores a negative offset',
    understands: withoutOffsetIf((value) => Number(value) < 0),
  }),
  'next-drops-offset': offsetFault({
    does: 'leaves the offset out of the next link',
    writes: (body) => rewritten(body, without('offset')),
  }),
};
