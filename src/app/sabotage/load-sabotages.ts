import { loadSabotage } from '../../io/load-sabotage.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { formatIssue } from '../../spec/format-issue.ts';
import type { Issue } from '../../spec/issue.ts';
import type { Sabotage } from '../../model/experiment/defect.ts';
import { UsageError, type Context } from '../context.ts';
import { loadExperiments } from '../load-experiments.ts';

export type SabotagePair = { readonly experiment: Experiment; readonly sabotage: Sabotage };

/**
 * Loads the experiments that have a list of defects beside them; with words, only those that the words name.
 * A word may name the list as well as the experiment.
 *
 * @throws UsageError if a named experiment has no list, if none has one, or if a list has mistakes
 */
export async function loadSabotages({
  cwd,
  here = cwd,
  words,
}: Pick<Context, 'cwd' | 'here' | 'words'>): Promise<readonly SabotagePair[]> {
  const experiments = await loadExperiments({
    cwd,
    here,
    words: words.map((word) => word.replace(/\.sabotage\.[a-z]+$/, '.experiment')),
  });
  const pairs: SabotagePair[] = [];
  const without: Experiment[] = [];
  const issues: Issue[] = [];
  for (const experiment of experiments) {
    const loaded = await loadSabotage(cwd, experiment);
    if (loaded === undefined) without.push(experiment);
    else if ('issues' in loaded) issues.push(...loaded.issues);
    else pairs.push({ experiment, sabotage: loaded.sabotage });
  }
  if (issues.length > 0) throw new UsageError([...issues.map(formatIssue), 'nothing was run'].join('\n'));
  const [first] = without;
  if (first && (words.length > 0 || pairs.length === 0)) {
    const name = first.file.replace(/\.experiment\.[^.]+$/, '.sabotage.ts');
    throw new UsageError(`${first.file} has no list of defects beside it: write ${name}`);
  }
  return pairs;
}
