import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SabotageMatrix } from '../model/outcome/sabotage-matrix.ts';
import { OutcomeError, parseOutcome } from '../outcome/parse-outcome.ts';
import type { Outcome } from '../model/outcome/outcome.ts';

export const outcomeFile = 'outcome.json';

/**
 * Reads the Outcomes below a folder of reports, in the order of their names. Also returns why others there
 * cannot be read, and the names of all entries.
 *
 * @param known experiments whose Outcomes are not read
 */
export async function readOutcomes(
  folder: string,
  known: readonly { readonly id: string }[] = [],
): Promise<{
  readonly outcomes: readonly Outcome[];
  readonly unreadable: readonly string[];
  readonly names: readonly string[];
}> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const outcomes: Outcome[] = [];
  const unreadable: string[] = [];
  for (const name of names.toSorted()) {
    if (known.some(({ id }) => id === name)) continue;
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
  return { outcomes, unreadable, names };
}

/** Reads the last Outcome of one experiment. Returns undefined if there is none that can be read. */
export async function readOutcome(folder: string, id: string): Promise<Outcome | undefined> {
  const path = join(folder, id, outcomeFile);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const outcome = parseOutcome(text, path);
    return outcome.experiment.id === id ? outcome : undefined;
  } catch (error) {
    if (error instanceof OutcomeError) return undefined;
    throw error;
  }
}

/**
 * Reads the matrix of the last sabotage, which outlives the Outcome that it was put into. Returns null if
 * there is none that can be read.
 */
export async function readSabotage(folder: string, id: string): Promise<SabotageMatrix | null> {
  return (await readOutcome(folder, id))?.sabotage ?? null;
}
