import { resolve } from 'node:path';
import { readOutcomes } from '../io/read-outcomes.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { OutcomeError } from '../outcome/parse-outcome.ts';
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
  { cwd, options }: Pick<Context<'output'>, 'cwd' | 'options'>,
  words: readonly string[],
): Promise<SavedOutcomes> {
  const name = options.output;
  const folder = resolve(cwd, name);
  const { outcomes, unreadable } = await readOutcomes(folder);
  if (outcomes.length === 0 && unreadable.length === 0)
    throw new UsageError(`${name} holds no outcome yet; \`bookproof run\` writes one`);
  const isAsked = (word: string, ...texts: readonly string[]) => texts.some((text) => text.includes(word));
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
