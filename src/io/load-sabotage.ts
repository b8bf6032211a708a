import { stat } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { causeCodes } from '../model/outcome/cause.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Issue } from '../spec/issue.ts';
import { parseSabotage } from '../spec/parse-sabotage.ts';
import type { Sabotage } from '../model/experiment/defect.ts';
import { readDeclaration } from './read-declaration.ts';

const endings = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'yaml', 'yml'].map(
  (ending) => `.sabotage.${ending}`,
);

/**
 * Loads the deliberate defects of an experiment, from the file next to it that has its id as name. Returns
 * undefined if there is no such file.
 */
export async function loadSabotage(
  cwd: string,
  experiment: Experiment,
): Promise<{ readonly sabotage: Sabotage } | { readonly issues: readonly Issue[] } | undefined> {
  const stem = posix.join(posix.dirname(experiment.file), experiment.id);
  for (const ending of endings) {
    const file = `${stem}${ending}`;
    const found = await stat(resolve(cwd, file)).catch(() => undefined);
    if (!found?.isFile()) continue;
    const read = await readDeclaration(cwd, { file, kind: 'sabotage' });
    return 'issues' in read ? read : parseSabotage(read, { experiment, causes: causeCodes });
  }
  return undefined;
}
