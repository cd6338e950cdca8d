import { baseUrlOf } from '../base-url.ts';
import { BodyError } from '../errors/body-error.ts';
import { QueryError } from '../errors/query-error.ts';
import type { Region } from './region.ts';
import type { Setting } from './settings.ts';

interface Endpoint {
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}

/**
 * The URL of the image service in Keystone's catalog: of the first endpoint in the region with the most preferred
 * interface. Without a region, any region counts, as in keystoneauth.
 *
 * @throws {QueryError} if the region or the interface is not in the catalog.
 * @throws {BodyError} if the image service is not.
 */
export function imageEndpoint(
  catalog: unknown,
  region: Region | undefined,
  interfaces: Setting & { readonly value: readonly string[] },
): string {
  const endpoints = imageEndpoints(catalog);
  const inRegion = region ? endpoints.filter((endpoint) => endpoint.region === region.value) : endpoints;
  if (region && inRegion.length === 0) {
    const regions = listOf(endpoints.map((endpoint) => endpoint.region));
    throw new QueryError(
      region.name,
      `must be a region of the image service in Keystone's catalog: ${regions}`,
      region.value,
    );
  }
  const found = interfaces.value
    .map((name) => inRegion.find((endpoint) => endpoint.interface === name))
    .find((endpoint) => endpoint !== undefined);
  if (found) return baseUrlOf("The image service's URL in Keystone's catalog", found.url);
  const names = listOf(inRegion.map((endpoint) => endpoint.interface));
  const place = region ? `region ${region.value} of ` : '';
  throw new QueryError(
    interfaces.name,
    `must be an interface of the image service in ${place}Keystone's catalog: ${names}`,
    interfaces.value.join(', '),
  );
}

function imageEndpoints(catalog: unknown): Endpoint[] {
  const services = Array.isArray(catalog) ? catalog.map((service) => Object(service)) : [];
  const endpoints = services
    .filter(({ type }) => type === 'image')
    .flatMap(({ endpoints }) => (Array.isArray(endpoints) ? endpoints.map((endpoint) => Object(endpoint)) : []))
    .filter(({ url }) => url && typeof url === 'string')
    // Keystone before API version 3.2 has only `region`.
    .map((endpoint) => ({ ...endpoint, region: endpoint.region_id || endpoint.region }));
  if (endpoints.length > 0) return endpoints;
  const types = listOf(services.flatMap(({ type }) => (type ? String(type) : [])));
  throw new BodyError(
    services.length > 0
      ? `Keystone's catalog has no endpoint of the image service. It has these services: ${types}.`
      : "Keystone's catalog is empty, as it is without a project. Set project_id or project_name.",
  );
}

function listOf(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
