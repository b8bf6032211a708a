import { dirname, join, resolve } from 'node:path';
import { assertAllReplaceable } from '../../io/reports/assert-replaceable.ts';
import { outcomeFile, pageFile, partFolder } from '../../io/reports/read-outcomes.ts';
import { describeHome, assertOwnReport, type ReportOwner } from '../../io/reports/report-owner.ts';
import { assertWritable, assertWritableFile, otherFolder } from '../../io/write-files.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Context } from '../context.ts';
import type { Reporter } from './reporters.ts';
import { anotherFile } from './named-reporters.ts';
import { isPictureFile } from './write-report-file.ts';

/**
 * Asserts that reports of experiments can be written into a folder, and that this would replace no file of
 * the user or of another experiment. Writes nothing.
 *
 * @throws OutputError if one cannot be written, or would replace such a file
 */
export async function assertReportFolder(
  folder: string,
  experiments: readonly Experiment[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  await assertWritable(folder);
  await assertWritableFile(join(folder, pageFile), 'index');
  for (const { id, file } of experiments)
    await assertReport(folder, { id, file, home: await describeHome(cwd, folder, id) });
}

/**
 * Asserts the same for the folder of one experiment's report.
 *
 * @throws OutputError
 */
export async function assertReport(folder: string, owner: ReportOwner): Promise<void> {
  const own = join(folder, owner.id);
  for (const place of [own, join(own, partFolder)]) {
    await assertWritableFile(join(place, outcomeFile), 'outcome');
    await assertWritableFile(join(place, pageFile), 'page');
  }
  await assertOwnReport(folder, owner, otherFolder);
}

/** Returns the owner of an Outcome's report: its experiment, and the folder in which that was run. */
export function ownerOf({ experiment: { id, file }, environment: { home } }: Outcome): ReportOwner {
  return { id, file, home };
}

/**
 * Asserts that the pictures beside a Markdown report would replace no file of the user.
 *
 * @throws OutputError
 */
export async function assertPictures(
  reporters: readonly Reporter[],
  experiments: readonly Experiment[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  for (const { name, file } of reporters) {
    if (name !== 'markdown' || file === undefined) continue;
    const isWanted = (entry: string) => experiments.some(({ id }) => isPictureFile(entry, id));
    await assertAllReplaceable(resolve(cwd, dirname(file)), isWanted, 'picture', anotherFile(name));
  }
}
