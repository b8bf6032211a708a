import { resolve } from 'node:path';
import { posixPath } from '../io/posix-path.ts';
import { readOutcomes, readPart } from '../io/reports/read-outcomes.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { isWhole } from '../outcome/is-whole.ts';
import { OutcomeError } from '../outcome/parse-outcome.ts';
import type { Words } from '../report/locale/words.ts';
import { reportsFolder, shownFolder } from './reports-folder.ts';
import { UsageError, type Context } from './context.ts';

/** The saved Outcomes that were asked for, and why others that were cannot be read. */
export type SavedOutcomes = {
  readonly folder: string;
  readonly outcomes: readonly Outcome[];
  readonly unreadable: readonly string[];
};

/**
 * Reads the saved Outcomes whose id or experiment file contains one of the words; without words, all. One that
 * cannot be read costs itself alone.
 *
 * @throws UsageError if there is none, or a word matches none
 * @throws OutcomeError if none of those asked for can be read
 */
export async function savedOutcomes(
  context: Pick<Context<'output'>, 'cwd' | 'here' | 'options' | 'reports'>,
  words: readonly string[],
): Promise<SavedOutcomes> {
  const { cwd, here = cwd } = context;
  const name = shownFolder(context);
  const folder = reportsFolder(context);
  const { outcomes, unreadable } = await readOutcomes(folder);
  if (outcomes.length === 0 && unreadable.length === 0)
    throw new UsageError(`${name} holds no outcome yet; \`bookproof run\` writes one`);
  const isAsked = (word: string, ...texts: readonly string[]) => {
    const path = posixPath(cwd, resolve(here, word));
    return texts.some((text) => text.includes(word) || text.includes(path));
  };
  const matching = (word: string) =>
    outcomes.filter(({ experiment: { id, file } }) => isAsked(word, id, file));
  const lost = unreadable.filter(
    (each) => words.length === 0 || words.some((word) => isAsked(word, each.name)),
  );
  const unmatched = words.filter(
    (word) => matching(word).length === 0 && !lost.some((each) => isAsked(word, each.name)),
  );
  if (unmatched.length > 0) {
    const known = outcomes.map(({ experiment }) => experiment.id).join(', ');
    const others = unreadable.map(({ reason }) => reason);
    const missing = unmatched.map((word) => `no outcome in ${name} matches "${word}"; there are ${known}`);
    throw new UsageError([...missing, ...others].join('\n'));
  }
  const asked = words.length === 0 ? outcomes : [...new Set(words.flatMap(matching))];
  const reasons = lost.map(({ reason }) => reason);
  if (asked.length === 0) throw new OutcomeError(reasons.join('\n'));
  return { folder, outcomes: asked, unreadable: reasons };
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
  context: Pick<Context<'output' | 'part'>, 'cwd' | 'here' | 'options' | 'reports' | 'err'>,
  words: readonly string[],
): Promise<readonly SavedReport[]> {
  const { folder, outcomes, unreadable } = await savedOutcomes(context, words);
  for (const reason of unreadable) context.err(`${reason}\n`);
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
