import { areListed, compareSources } from '../outcome/sources.ts';
import type { Sources } from '../model/outcome/sources.ts';
import { presentSources } from '../io/digest-sources.ts';
import { loadExperiment } from '../io/load-experiment.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import type { Words } from '../report/locale/words.ts';
import type { Context } from './context.ts';

/**
 * Prints a line for each saved Outcome whose experiment, code or data has changed since, or may have.
 * This does not affect the exit code: the verdicts are still right for the state that they were made from.
 */
export async function printChanges(
  outcomes: readonly Outcome[],
  words: Words,
  { cwd, err }: Pick<Context, 'cwd' | 'err'>,
): Promise<void> {
  for (const outcome of outcomes) {
    const line = await describeChanges(outcome, words, cwd);
    if (line !== undefined) err(`${outcome.experiment.id}: ${line}\n`);
  }
}

/** Returns what has changed, or why that is not known; undefined if nothing has. */
async function describeChanges(
  { experiment, sources, changes }: Outcome,
  words: Words,
  cwd: string,
): Promise<string | undefined> {
  const { sabotage: text } = words;
  const loaded = await loadExperiment(cwd, experiment.file);
  const isUnreadable = 'issues' in loaded && loaded.issues.some(({ code }) => code !== 'subject');
  // An Outcome whose experiment the command line changed is not compared with what the file says now.
  const compared = 'experiment' in loaded && changes.length === 0 ? loaded.experiment : experiment;
  const now = await presentSources(cwd, compared, sources);
  const gone = filesWithout(sources, now);
  if (isUnreadable && gone.size > 0 && now.files?.length === 0) return text.elsewhere;
  const parts = compareSources(sources, now)
    .filter(({ part }) => part !== 'checks') // `judge` is there to apply changed rules
    .map(({ part, names }) => {
      const named = names.map((name) => (gone.has(name) ? text.gone(name) : name));
      return text.changedPart(text.source[part], named);
    });
  if (isUnreadable) parts.push(text.unreadable(experiment.file));
  if (parts.length > 0) return text.earlier(words.join(parts));
  return areListed(sources) ? undefined : text.unlisted;
}

function filesWithout({ files = [] }: Sources, now: Sources): ReadonlySet<string> {
  const present = new Set((now.files ?? []).map(({ path }) => path));
  return new Set(files.map(({ path }) => path).filter((path) => !present.has(path)));
}
