import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment } from '../model/experiment/experiment.ts';

/** Returns the URLs by which workers load an experiment's subject, and the reference of the guard equivalence. */
export function subjectUrls(
  cwd: string,
  { subject, equivalentTo }: Experiment,
): { readonly subjectUrl: string; readonly referenceUrl?: string } {
  const url = (file: string) => pathToFileURL(resolve(cwd, file)).href;
  return {
    subjectUrl: url(subject.file),
    ...(equivalentTo === null ? {} : { referenceUrl: url(equivalentTo.file) }),
  };
}
