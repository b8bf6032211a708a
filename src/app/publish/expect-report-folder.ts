import { dirname, join, resolve } from 'node:path';
import { expectAllReplaceable } from '../../io/expect-replaceable.ts';
import { outcomeFile } from '../../io/read-outcomes.ts';
import { describeHome, expectOwnReport, type ReportOwner } from '../../io/report-owner.ts';
import { expectWritable, expectWritableFile, otherFolder } from '../../io/write-files.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Context } from '../context.ts';
import type { Reporter } from './reporters.ts';
import { anotherFile } from './read-reporters.ts';
import { isPictureFile } from './write-report-file.ts';

/** The file name of an experiment's page, and of the index of all. */
export const pageFile = 'index.html';

/**
 * Asserts that reports of experiments can be written into a folder, and that this would replace no file of
 * the user or of another experiment. Writes nothing.
 *
 * @throws OutputError if one cannot be written, or would replace such a file
 */
export async function expectReportFolder(
  folder: string,
  experiments: readonly Experiment[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  await expectWritable(folder);
  await expectWritableFile(join(folder, pageFile), 'index');
  for (const { id, file } of experiments)
    await expectReport(folder, { id, file, home: await describeHome(cwd, folder, id) });
}

/**
 * Asserts the same for the folder of one experiment's report.
 *
 * @throws OutputError
 */
export async function expectReport(folder: string, owner: ReportOwner): Promise<void> {
  const own = join(folder, owner.id);
  await expectWritableFile(join(own, outcomeFile), 'outcome');
  await expectWritableFile(join(own, pageFile), 'page');
  await expectOwnReport(folder, owner, otherFolder);
}

/** Returns which experiment, of which folder, the report of an Outcome belongs to. */
export function ownerOf({ experiment: { id, file }, environment: { home } }: Outcome): ReportOwner {
  return { id, file, home };
}

/**
 * Asserts that the pictures beside a Markdown report would replace no file of the user.
 *
 * @throws OutputError
 */
export async function expectPictures(
  reporters: readonly Reporter[],
  experiments: readonly Experiment[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  for (const { name, file } of reporters) {
    if (name !== 'markdown' || file === undefined) continue;
    const isWanted = (entry: string) => experiments.some(({ id }) => isPictureFile(entry, id));
    await expectAllReplaceable(resolve(cwd, dirname(file)), isWanted, 'picture', anotherFile(name));
  }
}
