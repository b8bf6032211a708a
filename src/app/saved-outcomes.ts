import { resolve } from 'node:path';
import { readOutcomes } from '../io/read-outcomes.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { OutcomeError } from '../outcome/parse-outcome.ts';
import { UsageError, type Context } from './context.ts';

/**
 * Reads the saved Outcomes whose id or experiment file contains one of the words; without words, all.
 *
 * @throws UsageError if there is none, or a word matches none
 * @throws OutcomeError if one cannot be read
 */
export async function savedOutcomes(
  { cwd, options }: Pick<Context<'output'>, 'cwd' | 'options'>,
  words: readonly string[],
): Promise<{ readonly folder: string; readonly outcomes: readonly Outcome[] }> {
  const name = options.output;
  const folder = resolve(cwd, name);
  const { outcomes, unreadable } = await readOutcomes(folder);
  if (unreadable.length > 0) throw new OutcomeError(unreadable.join('\n'));
  if (outcomes.length === 0)
    throw new UsageError(`${name} holds no outcome yet; \`bookproof run\` writes one`);
  const matching = (word: string) =>
    outcomes.filter(({ experiment: { id, file } }) => id.includes(word) || file.includes(word));
  const unmatched = words.filter((word) => matching(word).length === 0);
  if (unmatched.length > 0) {
    const known = outcomes.map(({ experiment }) => experiment.id).join(', ');
    throw new UsageError(
      unmatched.map((word) => `no outcome in ${name} matches "${word}"; there are ${known}`).join('\n'),
    );
  }
  return { folder, outcomes: words.length === 0 ? outcomes : [...new Set(words.flatMap(matching))] };
}
