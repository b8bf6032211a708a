import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Home } from '../../model/outcome/outcome.ts';
import { OutputError } from '../output-error.ts';
import { outcomeFile } from './read-outcomes.ts';

/** The owner of a report: an experiment's file, and the folder to which it is relative. */
export type ReportOwner = {
  readonly id: string;
  readonly file: string;
  /** Absent in reports of 0.1.0. */
  readonly home?: Home | undefined;
};

/**
 * Describes the folder that bookproof runs in, as the report of an experiment records it.
 *
 * @param folder of all reports
 */
export async function describeHome(cwd: string, folder: string, id: string): Promise<Home> {
  const path = relative(join(folder, id), cwd).split(sep).join(posix.sep);
  return { package: await packageName(cwd), folder: path };
}

/** Returns the name in the nearest package.json; null if there is none. */
async function packageName(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return nameIn(text);
  return dirname(folder) === folder ? null : packageName(dirname(folder));
}

function nameIn(text: string): string | null {
  try {
    const { name } = JSON.parse(text) as { readonly name?: unknown };
    return typeof name === 'string' ? name : null;
  } catch {
    return null; // npm reports what is wrong with it
  }
}

/**
 * Makes sure that an experiment's report replaces no report of another experiment that has the same id.
 *
 * @param folder of all reports
 * @throws OutputError naming both experiments if it would
 */
export async function assertOwnReport(folder: string, mine: ReportOwner, remedy: string): Promise<void> {
  const path = join(folder, mine.id, outcomeFile);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const theirs = text === undefined ? undefined : ownerIn(text);
  if (theirs === undefined || theirs.file === undefined) return;
  const other = { file: theirs.file, home: theirs.home ?? mine.home };
  if (!(await isAnother(join(folder, mine.id), other, mine))) return;
  const [first, second] = describeBoth(join(folder, mine.id), other, mine);
  throw new OutputError(
    `${path} is the report of ${first}, not of ${second}: both have the id "${mine.id}"; rename one, or ${remedy}`,
  );
}

function describe({ file, home }: Place): string {
  return home?.package ? `${file} in the package ${home.package}` : file;
}

/**
 * Describes two experiments so that they can be distinguished: with their folders if their files and packages
 * have the same names.
 */
function describeBoth(folder: string, other: Place, mine: Place): readonly string[] {
  const names = [other, mine].map(describe);
  if (names[0] !== names[1]) return names;
  return [other, mine].map((place) => `${describe(place)} (${resolve(folder, place.home?.folder ?? '.')})`);
}

type Place = Pick<ReportOwner, 'file' | 'home'>;

/**
 * True if a report is another experiment's. An experiment that was removed or renamed does not own its report
 * any more.
 */
async function isAnother(folder: string, other: Place, mine: Place): Promise<boolean> {
  const names = [other.home?.package ?? null, mine.home?.package ?? null];
  if (!names.includes(null) && names[0] !== names[1]) return true;
  const [theirs, own] = await Promise.all([placeOf(folder, other), placeOf(folder, mine)]);
  return theirs !== undefined && theirs !== own;
}

async function placeOf(folder: string, { file, home }: Place): Promise<string | undefined> {
  const path = resolve(folder, home?.folder ?? '.', file);
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? realpath(path) : undefined;
}

/** Reads the owner from an Outcome of whatever version; undefined if the text is no JSON. */
function ownerIn(text: string): { readonly file?: string; readonly home?: Home } | undefined {
  try {
    const { experiment, environment } = JSON.parse(text) as {
      readonly experiment?: { readonly file?: string };
      readonly environment?: { readonly home?: Home };
    };
    return {
      ...(typeof experiment?.file === 'string' ? { file: experiment.file } : {}),
      ...(environment?.home ? { home: environment.home } : {}),
    };
  } catch {
    return undefined; // cut short: nothing that could be lost
  }
}
