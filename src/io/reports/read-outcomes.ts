import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OutcomeError, parseOutcome } from '../../outcome/parse-outcome.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';

export const outcomeFile = 'outcome.json';

/** The file name of an experiment's page, and of the index of all. */
export const pageFile = 'index.html';

/** An Outcome that cannot be used: the folder that it is in, and why. */
export type Unreadable = { readonly name: string; readonly reason: string };
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
  readonly unreadable: readonly Unreadable[];
  readonly names: readonly string[];
}> {
  const outcomes: Outcome[] = [];
  const unreadable: Unreadable[] = [];
  const names: readonly string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsence(error)) unreadable.push({ name: '', reason: refused(folder, error).message });
    return [];
  });
  for (const name of names.toSorted()) {
    if (known.some(({ id }) => id === name)) continue;
    try {
      const outcome = await readOutcome(folder, name);
      if (outcome !== undefined) outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof OutcomeError)) throw error;
      unreadable.push({ name, reason: error.message });
    }
  }
  return { outcomes, unreadable, names };
}

/**
 * Reads the part beside the whole report of an experiment. Returns undefined if there is none, or if it
 * cannot be read: it is a convenience, and the next run makes another.
 */
export function readPart(folder: string, id: string): Promise<Outcome | undefined> {
  return readOutcome(folder, id, partFolder).catch((error: unknown) => {
    if (error instanceof OutcomeError) return undefined;
    throw error;
  });
}

/**
 * Reads the last Outcome of one experiment. Returns undefined if there is none.
 *
 * @param below the folder within that of its report
 * @throws OutcomeError if there is one that cannot be read, or is no Outcome of this experiment
 */
export async function readOutcome(folder: string, id: string, below = '.'): Promise<Outcome | undefined> {
  const path = join(folder, id, below, outcomeFile);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (isAbsence(error)) return undefined;
    throw refused(path, error);
  });
  if (text === undefined) return undefined;
  const outcome = parseOutcome(text, path);
  const found = outcome.experiment.id;
  if (found !== id)
    throw new OutcomeError(
      `${path} is of the experiment "${found}", not of "${id}": it belongs into another folder`,
    );
  return outcome;
}

function isAbsence({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function refused(path: string, error: NodeJS.ErrnoException): OutcomeError {
  return new OutcomeError(`${path} cannot be read (${error.code ?? error.message})`, { cause: error });
}
