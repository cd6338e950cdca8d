/** Thrown for a recording that can't be written. Its message names the file. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}
