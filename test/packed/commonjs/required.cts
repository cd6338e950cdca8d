// The client as a CommonJS module has it.
export * from '@conoha-images/client';
export { drift } from '@conoha-images/client/drift';
export { passwordToken } from '@conoha-images/client/keystone';
