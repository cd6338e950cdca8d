import { cpus } from 'node:os';

/** When and on what a measurement was made: the date, the version of Node.js and the processors. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() || 'unknown';
  return `${new Date().toISOString().slice(0, 10)}, Node.js ${process.version.slice(1)}, ${processors.length} × ${model}`;
}
