export { readDescription } from './read-description.ts';
export { PortTakenError, type Server } from './server.ts';
export { type MockServer, type ServerOptions, startMock } from './start-mock.ts';
export * from './web.ts';
