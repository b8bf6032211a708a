import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OutcomeError, parseOutcome } from '../../outcome/parse-outcome.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { outcomeFile, readOutcomes } from './read-outcomes.ts';

/** `one` means that the path names a single experiment, whatever others lie next to it. */
export type OutcomesAt = { readonly kind: 'one' | 'folder'; readonly outcomes: readonly Outcome[] };

const remedy = 'give an outcome.json, or a folder of reports as `bookproof run` writes it';

/**
 * Reads the Outcomes that a path names: one file, the folder of one experiment, or a folder of reports.
 *
 * @param path as typed, for messages
 * @throws OutcomeError if there is none, or one cannot be read
 */
export async function readOutcomesAt(cwd: string, path: string): Promise<OutcomesAt> {
  const found = resolve(cwd, path);
  const entry = await stat(found).catch(fail(path, 'cannot be read'));
  if (!entry.isDirectory()) return { kind: 'one', outcomes: [await readOne(found, path)] };
  const own = join(found, outcomeFile);
  if (
    await stat(own).then(
      (file) => file.isFile(),
      () => false,
    )
  )
    return { kind: 'one', outcomes: [await readOne(own, join(path, outcomeFile))] };
  const { outcomes, unreadable } = await readOutcomes(found);
  if (unreadable.length > 0) throw new OutcomeError(unreadable.map(({ reason }) => reason).join('\n'));
  if (outcomes.length === 0) throw new OutcomeError(`${path} holds no outcome; ${remedy}`);
  return { kind: 'folder', outcomes };
}

async function readOne(file: string, path: string): Promise<Outcome> {
  return parseOutcome(await readFile(file, 'utf8').catch(fail(path, 'cannot be read')), path);
}

function fail(path: string, what: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const reason = error.code === 'ENOENT' ? 'does not exist' : `${what} (${error.code ?? error.message})`;
    throw new OutcomeError(`${path} ${reason}; ${remedy}`, { cause: error });
  };
}
