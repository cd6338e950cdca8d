import { isObject, type Violation } from '@conoha-images/document';
import type { DataFile } from './data.ts';

/** What is wrong with the `tokens` and `members` of a data file. */
export function checkAccess({ tokens, members }: DataFile): Violation[] {
  return [...checkTokens(tokens), ...checkMembers(members)];
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

function checkMembers(members: unknown): Violation[] {
  if (members === undefined) return [];
  const path = '/members';
  if (!isObject(members)) {
    const shape = 'an object from image IDs to objects from project IDs to statuses';
    return [{ path, message: `${path} must be ${shape}; given: ${kindOf(members)}.` }];
  }
  return Object.entries(members).flatMap(([id, statuses]) => checkMembersOf(`${path}/${id}`, statuses));
}

function checkMembersOf(path: string, statuses: unknown): Violation[] {
  if (!isObject(statuses)) {
    return [{ path, message: `${path} must be an object of statuses by project; given: ${kindOf(statuses)}.` }];
  }
  return Object.entries(statuses)
    .filter(([, status]) => !memberStatuses.includes(status))
    .map(([project, status]) => {
      const allowed = memberStatuses.join(', ');
      const message = `${path}/${project} must be one of ${allowed}; given: ${JSON.stringify(status)}.`;
      return { path: `${path}/${project}`, message };
    });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
