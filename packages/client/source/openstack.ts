export { type CloudClientOptions, type CloudOptions, cloudOptions } from './openstack/cloud-options.ts';
export type { Variables } from './openstack/variables.ts';
