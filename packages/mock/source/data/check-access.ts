import { excerpt, formatPointer, isObject, type Violation } from '@conoha-images/document';
import type { DataFile } from './data.ts';
import { kindOf } from './kind-of.ts';

/**
 * What is wrong with the `tokens` and `members` of a data file.
 *
 * @param hasItem Whether the data has an item with this key.
 */
export function checkAccess({ tokens, members }: DataFile, hasItem: (key: string) => boolean): Violation[] {
  return [...checkTokens(tokens), ...checkMembers(members, hasItem)];
}

function checkTokens(tokens: unknown): Violation[] {
  if (tokens === undefined) return [];
  const path = '/tokens';
  if (!isObject(tokens)) {
    return [{ path, message: `${path} must be an object of projects by token; given: ${kindOf(tokens)}.` }];
  }
  // A token is a secret, so the message has its position instead.
  return Object.values(tokens).flatMap((project, index) => {
    if (typeof project === 'string') return [];
    const message = `${path} must have a string, the project, for each token; given for token ${index + 1}: ${kindOf(project)}.`;
    return [{ path, message }];
  });
}

const memberStatuses: readonly unknown[] = ['accepted', 'pending', 'rejected'];

function checkMembers(members: unknown, hasItem: (key: string) => boolean): Violation[] {
  if (members === undefined) return [];
  const path = '/members';
  if (!isObject(members)) {
    const shape = 'an object from image IDs to objects from project IDs to statuses';
    return [{ path, message: `${path} must be ${shape}; given: ${kindOf(members)}.` }];
  }
  return Object.entries(members).flatMap(([id, statuses]) => checkMembersOf(id, statuses, hasItem(id)));
}

function checkMembersOf(id: string, statuses: unknown, isKnown: boolean): Violation[] {
  const path = formatPointer(['members', id]);
  const unknown = {
    path,
    message: `${path} must be the ID of an image in the data; given: an ID that no image has.`,
  };
  const violations = isKnown ? [] : [unknown];
  if (!isObject(statuses)) {
    const message = `${path} must be an object of statuses by project; given: ${kindOf(statuses)}.`;
    return [...violations, { path, message }];
  }
  const invalid = Object.entries(statuses).filter(([, status]) => !memberStatuses.includes(status));
  return [
    ...violations,
    ...invalid.map(([project, status]) => {
      const pointer = formatPointer(['members', id, project]);
      return {
        path: pointer,
        message: `${pointer} must be one of ${memberStatuses.join(', ')}; given: ${excerpt(status)}.`,
      };
    }),
  ];
}
