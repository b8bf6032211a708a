import { findExperiments } from '../io/find-experiments.ts';
import { loadExperiment } from '../io/load-experiment.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import { formatIssue } from '../spec/format-issue.ts';
import type { Issue } from '../spec/issue.ts';
import { shownFile } from './reports-folder.ts';
import { UsageError, type Context } from './context.ts';

/**
 * Loads the experiments that a command's words name; without words, all of experiments/.
 *
 * @throws UsageError if a word names none, if there is none, if files have issues (all are listed), or if two
 *   experiments share an id
 */
export async function loadExperiments({
  cwd,
  here = cwd,
  words,
}: Pick<Context, 'cwd' | 'here' | 'words'>): Promise<readonly Experiment[]> {
  const { files, unmatched } = await findExperiments(cwd, words, here);
  if (unmatched.length > 0) {
    throw new UsageError(
      unmatched
        .map((word) => `no experiment matches "${word}"; \`bookproof list\` shows what there is`)
        .join('\n'),
    );
  }
  if (files.length === 0) {
    throw new UsageError(
      'there is no experiment: none is named, and experiments/ holds no *.experiment.ts or *.experiment.yaml',
    );
  }
  const loaded = [];
  for (const file of files) loaded.push(await loadExperiment(cwd, file));
  const issues = loaded.flatMap((entry) => ('issues' in entry ? entry.issues : []));
  if (issues.length > 0)
    throw new UsageError(
      describeIssues(issues.map((issue) => ({ ...issue, file: shownFile(issue.file, { cwd, here }) }))),
    );
  const experiments = loaded.flatMap((entry) => ('experiment' in entry ? [entry.experiment] : []));
  assertDistinctIds(experiments);
  return experiments;
}

function describeIssues(issues: readonly Issue[]): string {
  const count = issues.length === 1 ? '1 mistake' : `${issues.length} mistakes`;
  return [...issues.map(formatIssue), `${count}; nothing was run`].join('\n');
}

function assertDistinctIds(experiments: readonly Experiment[]): void {
  const byId = new Map<string, string>();
  for (const { id, file } of experiments) {
    const other = byId.get(id);
    if (other !== undefined)
      throw new UsageError(`${other} and ${file} have one id, "${id}", and would share a report: rename one`);
    byId.set(id, file);
  }
}
