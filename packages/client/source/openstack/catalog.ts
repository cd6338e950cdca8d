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
 * @param hasProject Whether the login names what the token is for. Without that, Keystone sends no catalog.
 * @throws {QueryError} if the region or the interface is not in the catalog.
 * @throws {BodyError} if the image service is not, or if there is no catalog.
 */
export function imageEndpoint(
  catalog: unknown,
  region: Region | undefined,
  interfaces: Setting & { readonly value: readonly string[] },
  hasProject: boolean,
): string {
  const endpoints = imageEndpoints(catalog, hasProject ? '' : ' Set project_id or project_name.');
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

function imageEndpoints(catalog: unknown, advice: string): Endpoint[] {
  if (!Array.isArray(catalog)) {
    throw new BodyError(
      `Keystone's response has no catalog: its body must be JSON with a list token.catalog.${advice}`,
    );
  }
  if (catalog.length === 0) throw new BodyError(`Keystone's catalog is empty.${advice}`);
  const services = catalog.map((service) => Object(service)).filter(({ type }) => type && typeof type === 'string');
  const endpoints = services
    .filter(({ type }) => type === 'image')
    .flatMap(({ endpoints }) => (Array.isArray(endpoints) ? endpoints.map((endpoint) => Object(endpoint)) : []))
    .filter((endpoint) => [endpoint.url, endpoint.interface].every((value) => value && typeof value === 'string'))
    // Keystone before API version 3.2 has only `region`.
    .map((endpoint) => ({ ...endpoint, region: endpoint.region_id || endpoint.region }));
  if (endpoints.length > 0) return endpoints;
  if (services.length === 0) throw new BodyError("Keystone's catalog is invalid: no entry has a type.");
  const types = listOf(services.map(({ type }) => type));
  throw new BodyError(`Keystone's catalog has no endpoint of the image service. It has these services: ${types}.`);
}

function listOf(names: readonly string[]): string {
  return [...new Set(names.filter((name) => typeof name === 'string'))].join(', ');
}
