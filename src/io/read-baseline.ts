import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { parseBaseline } from '../check/guards/baseline/parse-baseline.ts';
import type { LoadedBaseline } from '../model/outcome/loaded-baseline.ts';
import { blessedGuards, type Experiment } from '../model/experiment/experiment.ts';

/** Returns the path of an experiment's baseline: next to the experiment, under its id. */
export function baselineFile({ file, id }: Pick<Experiment, 'file' | 'id'>): string {
  return posix.join(posix.dirname(file), `${id}.baseline.json`);
}

/** Reads the baseline of an experiment, if it has a guard that needs one. */
export async function readBaseline(cwd: string, experiment: Experiment): Promise<LoadedBaseline> {
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
