import type { MockRequest } from '../../http/messages.ts';
import type { Service } from '../service.ts';
import { catalogue } from './catalogue.ts';
import { glanceError } from './errors.ts';
import { imageScope } from './visibility.ts';

/** ConoHa's image service, which is OpenStack Glance. */
export const glanceService: Service = {
  // Glance also splits a query at semicolons.
  separator: /[&;]/,
  defaultItems: catalogue,
  complete: (image, path) => ({
    ...image,
    self: image['self'] ?? `${path}/${image['id']}`,
    file: image['file'] ?? `${path}/${image['id']}/file`,
    schema: image['schema'] ?? path.replace(/[^/]+$/, 'schemas/image'),
  }),
  exists: ({ status }) => status !== 'deleted',
  asCopy: ({ self, file, ...image }) => {
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    return { ...image, created_at: now, updated_at: now };
  },
  scope: imageScope,
  headers: (request) => ({ 'x-openstack-request-id': requestId(request) }),
  refuse: glanceError,
};

/** The ID in the request, with the prefix `req-`; a new ID if the request has none. */
function requestId(request: MockRequest): string {
  const id = request.header('x-openstack-request-id')?.replaceAll(/[^\w.-]/g, '');
  if (!id) return `req-${crypto.randomUUID()}`;
  return id.startsWith('req-') ? id : `req-${id}`;
}
