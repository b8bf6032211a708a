/** A file or folder cannot be written; the message names it. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  /** Makes the error for a refusal of the system: it names the path, the system's reason and the remedy. */
  static of(path: string, error: unknown, remedy: string): OutputError {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return new OutputError(`${path} cannot be written (${reason}); ${remedy}`, { cause: error });
  }
}
