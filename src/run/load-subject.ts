import type { Subject } from './fit.ts';

/** The subject cannot be had: the author's mistake, told in one line. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

/**
 * Imports a subject.
 *
 * @param url of the module; TypeScript where a loader is registered
 * @param path the same module as the experiment names it, for messages
 * @throws SubjectError where the module is missing, throws, or exports no such function
 */
export async function loadSubject(url: string, path: string, exportName: string): Promise<Subject> {
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(/* @vite-ignore */ url);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SubjectError(`the subject ${path} cannot be imported: ${firstLine(message)}`, {
      cause: error,
    });
  }
  const subject = module[exportName];
  if (typeof subject === 'function') return subject as Subject;
  const exported = Object.keys(module);
  const has = exported.length === 0 ? 'it exports nothing' : `it exports ${exported.join(', ')}`;
  throw new SubjectError(
    subject === undefined
      ? `the subject ${path} has no export "${exportName}": ${has}`
      : `the subject ${path}#${exportName} is a ${typeof subject}, not a function (settings, random) => fit`,
  );
}

/** A syntax error's place stands in the second line. */
function firstLine(message: string): string {
  const [first = '', second = ''] = message.split('\n');
  return first.endsWith(':') ? `${first} ${second}` : first;
}
