import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { packageFolder } from './package-folder.ts';
import { readVersion } from './read-version.ts';
import { subjectFiles } from './subject-files.ts';
import type { Sources } from '../guard/sources.ts';
import type { Experiment } from '../spec/experiment.ts';

/** Digests of all that a verdict rests on: it is as old as the oldest of them. */
export async function digestSources(cwd: string, experiment: Experiment): Promise<Sources> {
  const { subject, equivalentTo } = experiment;
  const texts = new Map(await subjectFiles(cwd, subject.file));
  if (equivalentTo !== null)
    for (const [file, text] of await subjectFiles(cwd, equivalentTo.file)) texts.set(file, text);
  return {
    subject: digest([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    experiment: digest(withoutPlaces(experiment)),
    checks: await digestChecks(),
  };
}

/** A claim that only moved down its file is the same claim; `at` is also what a reading is taken at. */
function withoutPlaces(experiment: Experiment): unknown {
  return JSON.parse(
    JSON.stringify(experiment, (key, value: unknown) => (key === 'at' && isPlace(value) ? undefined : value)),
  );
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join(' ') === 'line column';
}

let checks: Promise<string> | undefined;

/** bookproof's own rules: its version, and in a checkout the sources of its checks, compiled or not. */
function digestChecks(): Promise<string> {
  return (checks ??= digestRooms());
}

async function digestRooms(): Promise<string> {
  const parts: [name: string, text: string][] = [['version', await readVersion()]];
  for (const room of ['check', 'oracle', 'random']) {
    const folder = new URL(`src/${room}/`, packageFolder);
    const names: readonly string[] = await readdir(folder).catch(() => []); // the published package has its version alone
    for (const name of names.toSorted())
      parts.push([`${room}/${name}`, await readFile(new URL(name, folder), 'utf8')]);
  }
  return digest(parts);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
