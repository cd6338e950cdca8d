import type { Fault } from '../fault.ts';
import { changing, errorBody, json } from './changes.ts';

/** A boolean filter of the image list that ignores case. */
const parameter = 'os_hidden';

function isOtherCase(value: string): boolean {
  return /^(true|false)$/i.test(value) && value !== value.toLowerCase();
}

export const ignoredCaseFaults: Record<string, Fault> = {
  'case-rejected': {
    does: 'rejects True although the document says that the filter ignores case',
    responds: (response, { value }) => (isOtherCase(value(parameter) ?? '') ? json(400, errorBody) : response),
  },
  'case-changes-list': {
    does: 'lists other images for True than for true although the document says that the filter ignores case',
    understands: changing(parameter, (value) => (isOtherCase(value) ? 'false' : value)),
  },
};
