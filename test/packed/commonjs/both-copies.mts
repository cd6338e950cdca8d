// Compiled in a project outside the workspace: the types of the ES modules and of the CommonJS modules fit each other.
import { createImageClient, type ImageClient, type ImageClientError, Token } from '@conoha-images/client';
import { drift } from '@conoha-images/client/drift';
import { passwordToken } from '@conoha-images/client/keystone';
import * as required from './required.cjs';

const options = { user: { id: 'user' }, password: 'password', project: { id: 'project' } };

export const imported: required.ImageClient[] = [
  createImageClient({ token: new required.Token('token'), check: required.drift() }),
  createImageClient({ token: required.passwordToken(options) }),
];
export const others: ImageClient[] = [
  required.createImageClient({ token: new Token('token'), check: drift() }),
  required.createImageClient({ token: passwordToken(options) }),
];
export const sameError = (error: required.ImageClientError): ImageClientError => error;
export const otherError = (error: ImageClientError): required.ImageClientError => error;
