import type { Description } from '@conoha-images/document';
import { standardDescription } from '@conoha-images/spec/description';
import type { Fault } from '../faulty-service.ts';
import { changing, errorBody, json } from './changes.ts';

/** A boolean filter of the image list. */
const parameter = 'os_hidden';

/** The document of the image list, which says that this filter ignores case. */
const description: Description = {
  ...standardDescription,
  lists: standardDescription.lists.map((list) => ({
    ...list,
    filters: list.filters.map((filter) =>
      filter.parameter === parameter ? { ...filter, ignoreCase: true as const } : filter,
    ),
  })),
};

function isOtherCase(value: string): boolean {
  return /^(true|false)$/i.test(value) && value !== value.toLowerCase();
}

export const ignoredCaseFaults: Record<string, Fault> = {
  'case-rejected': {
    does: 'rejects True although the document says that the filter ignores case',
    description,
    responds: (response, { value }) => (isOtherCase(value(parameter) ?? '') ? json(400, errorBody) : response),
  },
  'case-changes-list': {
    does: 'lists other images for True than for true although the document says that the filter ignores case',
    description,
    understands: changing(parameter, (value) => (isOtherCase(value) ? 'false' : value)),
  },
};
