import { glanceService } from './glance/glance-service.ts';
import { plainService } from './plain.ts';
import type { Service } from './service.ts';

/** Services that do more than their document says, by the operationId of their list. */
const services: ReadonlyMap<string, Service> = new Map([['listImages', glanceService]]);

/** The service of a list; the plain one if the list has no service of its own. */
export function serviceOf(operationId: string): Service {
  return services.get(operationId) ?? plainService;
}
