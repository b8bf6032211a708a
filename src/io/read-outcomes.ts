import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SabotageMatrix } from '../model/outcome/sabotage-matrix.ts';
import { OutcomeError, parseOutcome } from '../outcome/parse-outcome.ts';
import type { Outcome } from '../model/outcome/outcome.ts';

export const outcomeFile = 'outcome.json';

/** The folder of a part of an experiment's report, beside the whole one. */
export const partFolder = 'part';

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
      outcomes.push(parseOwn(text, path, name));
    } catch (error) {
      if (!(error instanceof OutcomeError)) throw error;
      unreadable.push(error.message);
    }
  }
  return { outcomes, unreadable, names };
}

/** @throws OutcomeError if the text is no Outcome, or that of another experiment */
function parseOwn(text: string, path: string, name: string): Outcome {
  const outcome = parseOutcome(text, path);
  const { id } = outcome.experiment;
  if (id === name) return outcome;
  throw new OutcomeError(
    `${path} is of the experiment "${id}", not of "${name}": it belongs into another folder`,
  );
}

/**
 * Reads the part beside the whole report of an experiment. Returns undefined if there is none, or if it
 * cannot be read: it is a convenience, and the next run makes another.
 */
export function readPart(folder: string, id: string): Promise<Outcome | undefined> {
  return readOutcome(folder, id, partFolder);
}

/**
 * Reads the last Outcome of one experiment. Returns undefined if there is none that can be read.
 *
 * @param below the folder within that of its report
 */
export async function readOutcome(folder: string, id: string, below = '.'): Promise<Outcome | undefined> {
  const path = join(folder, id, below, outcomeFile);
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
