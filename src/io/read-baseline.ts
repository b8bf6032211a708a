import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { parseBaseline } from '../check/guards/baseline/parse-baseline.ts';
import type { Blessed } from '../model/outcome/loaded-baseline.ts';
import { blessedGuards, type Experiment } from '../model/experiment/experiment.ts';

/** Where an experiment's blessed figures are kept: beside it, under its id. */
export function baselineFile({ file, id }: Pick<Experiment, 'file' | 'id'>): string {
  return posix.join(posix.dirname(file), `${id}.baseline.json`);
}

/** Reads the blessed figures of an experiment that has a guard for them. */
export async function readBaseline(cwd: string, experiment: Experiment): Promise<Blessed> {
  const file = baselineFile(experiment);
  if (!experiment.guards.some(({ name }) => blessedGuards.has(name))) return { state: 'absent', file };
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'absent', file };
    return { state: 'malformed', file, reason: (error as Error).message };
  }
  return parseBaseline(text, file);
}
