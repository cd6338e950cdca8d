export { PortTakenError, type Server } from './server.ts';
export { type Exchange, type Mock, type MockOptions, startMock } from './start-mock.ts';
