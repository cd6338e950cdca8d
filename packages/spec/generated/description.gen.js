// Generated from openapi/ by `npm run generate`. Do not edit.
import document from './document.gen.js';
import { listImages } from './lists.gen.js';
import { validateImageList } from './validators.gen.js';

const validators = new Map([
  ['listImages', validateImageList],
]);

export const standardDescription = {
  document,
  lists: [listImages],
  validate({ operationId }, body) {
    const result = validators.get(operationId)?.(body);
    return result === undefined || result.valid ? [] : result.violations;
  },
};
