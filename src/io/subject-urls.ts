import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment } from '../model/experiment/experiment.ts';

/** Where workers find an experiment's subject, and the one that it is held to be equivalent to. */
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
