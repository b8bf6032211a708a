import { relative, resolve, sep } from 'node:path';
import { readOutcomes, readPart } from '../io/read-outcomes.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { isWhole } from '../outcome/is-whole.ts';
import { OutcomeError } from '../outcome/parse-outcome.ts';
import type { Words } from '../report/locale/words.ts';
import { reportsFolder, shownFolder } from './reports-folder.ts';
import { UsageError, type Context } from './context.ts';

/**
 * Reads the saved Outcomes whose id or experiment file contains one of the words; without words, all.
 *
 * @throws UsageError if there is none, or a word matches none
 * @throws OutcomeError if one cannot be read
 */
export async function savedOutcomes(
  context: Pick<Context<'output'>, 'cwd' | 'here' | 'options' | 'reports'>,
  words: readonly string[],
): Promise<{ readonly folder: string; readonly outcomes: readonly Outcome[] }> {
  const { cwd, here = cwd } = context;
  const name = shownFolder(context);
  const folder = reportsFolder(context);
  const { outcomes, unreadable } = await readOutcomes(folder);
  if (unreadable.length > 0) throw new OutcomeError(unreadable.join('\n'));
  if (outcomes.length === 0)
    throw new UsageError(`${name} holds no outcome yet; \`bookproof run\` writes one`);
  const matching = (word: string) => {
    const path = relative(cwd, resolve(here, word)).split(sep).join('/');
    return outcomes.filter(({ experiment: { id, file } }) =>
      [id, file].some((each) => each.includes(word) || each.includes(path)),
    );
  };
  const unmatched = words.filter((word) => matching(word).length === 0);
  if (unmatched.length > 0) {
    const known = outcomes.map(({ experiment }) => experiment.id).join(', ');
    throw new UsageError(
      unmatched.map((word) => `no outcome in ${name} matches "${word}"; there are ${known}`).join('\n'),
    );
  }
  return { folder, outcomes: words.length === 0 ? outcomes : [...new Set(words.flatMap(matching))] };
}

/** A saved Outcome, and whether it is a part beside a whole report. */
export type SavedReport = {
  readonly outcome: Outcome;
  readonly part: boolean;
  /** The part that is beside it, if there is one. */
  readonly beside?: Outcome;
};

/**
 * Reads the same, or with `--part` the parts that later runs left beside them. Where the only report is of a
 * part of the experiment, that is the part.
 *
 * @throws UsageError if there is no part
 */
export async function savedReports(
  context: Pick<Context<'output' | 'part'>, 'cwd' | 'here' | 'options' | 'reports'>,
  words: readonly string[],
): Promise<readonly SavedReport[]> {
  const { folder, outcomes } = await savedOutcomes(context, words);
  const reports: SavedReport[] = [];
  for (const outcome of outcomes) {
    const { id } = outcome.experiment;
    const part = isWhole(outcome) ? await readPart(folder, id) : undefined;
    if (!context.options.part) {
      reports.push({ outcome, part: false, ...(part === undefined ? {} : { beside: part }) });
    } else if (part !== undefined) reports.push({ outcome: part, part: true });
    else if (!isWhole(outcome)) reports.push({ outcome, part: false });
  }
  if (reports.length === 0)
    throw new UsageError(`${shownFolder(context)} holds no part; without --part the whole report is read`);
  return reports;
}

/** Says that a part is beside a whole report, and why it is one. */
export function besideWords({ experiment, changes, complete }: Outcome, words: Words): string {
  const why = [...changes, ...(complete ? [] : [words.texts.interruptedShort])].join(' ');
  return words.section.closing.later(experiment.id, why);
}
