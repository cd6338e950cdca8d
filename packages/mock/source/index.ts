export { readDescription } from '@conoha-images/document/node';
export { DataFileError, readDataFile } from './data/read-data-file.ts';
export { PortTakenError, type Server } from './http/server.ts';
export { RecordingError } from './proxy/recording-error.ts';
export { type MockServer, type ServerOptions, startMock } from './start-mock.ts';
export * from './web.ts';
