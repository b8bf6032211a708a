import { describeLoadError } from '../../load/describe-load-error.ts';
import { exportedAs, exportNames, type ModuleNamespace } from '../../load/exported.ts';
import { loadModule } from '../../load/load-module.ts';
import type { Subject } from '../../model/run/fit.ts';

/** Thrown if the subject or its backend cannot be loaded. The message is for the author, in one line. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

/**
 * Imports a subject's module and returns its exported function.
 *
 * @param url of the module; it may be TypeScript if a loader is registered
 * @param path the same module as the experiment names it, for messages
 * @throws SubjectError if the module is missing, throws, or exports no such function
 */
export async function loadSubject(url: string, path: string, exportName: string): Promise<Subject> {
  let module: ModuleNamespace;
  try {
    module = await loadModule(new URL(url));
  } catch (error) {
    throw new SubjectError(`the subject ${path} cannot be imported: ${describeLoadError(error)}`, {
      cause: error,
    });
  }
  const found = exportedAs(module, exportName);
  const subject = found.find((value) => typeof value === 'function');
  if (subject !== undefined) return subject as Subject;
  const exported = exportNames(module);
  const has = exported.length === 0 ? 'it exports nothing' : `it exports ${exported.join(', ')}`;
  throw new SubjectError(
    found.length === 0
      ? `the subject ${path} has no export "${exportName}": ${has}`
      : `the subject ${path}#${exportName} is a ${typeof found[0]}, not a function (settings, random) => fit`,
  );
}
