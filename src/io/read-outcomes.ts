import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OutcomeError, parseOutcome } from '../outcome/parse-outcome.ts';
import type { Outcome } from '../outcome/outcome.ts';

export const outcomeFile = 'outcome.json';

/** The Outcomes below a folder of reports, by name, and why others there cannot be read. */
export async function readOutcomes(
  folder: string,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly unreadable: readonly string[] }> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const outcomes: Outcome[] = [];
  const unreadable: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name, outcomeFile);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    try {
      const outcome = parseOutcome(text, path);
      const { id } = outcome.experiment;
      if (id !== name)
        throw new OutcomeError(
          `${path} is of the experiment "${id}", not of "${name}": it belongs into another folder`,
        );
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof OutcomeError)) throw error;
      unreadable.push(error.message);
    }
  }
  return { outcomes, unreadable };
}
