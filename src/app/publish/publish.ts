import { join } from 'node:path';
import { outcomeFile, pageFile, partFolder, readOutcomes, readPart } from '../../io/reports/read-outcomes.ts';
import { readTemplates } from '../../io/read-templates.ts';
import { assertWritableFile, writeFiles } from '../../io/write-files.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { serialiseOutcome } from '../../outcome/serialise-outcome.ts';
import { allPictures } from '../../report/html/page-pictures.ts';
import type { Words } from '../../report/locale/words.ts';
import { renderIndex, type Listed } from '../../report/html/render-index.ts';
import { renderPage } from '../../report/html/render-page.ts';
import { renderPicture } from '../../report/pictures/render-picture.ts';
import { viewOutcome, type View } from '../../report/view/outcome.ts';
import { comparisonPage } from './comparison-page.ts';
import { digestOutcome } from '../../io/reports/page-of-outcome.ts';
import { drawPictures } from './draw-pictures.ts';
import type { Context } from '../context.ts';
import type { DrawPicture } from '../decide/prerender-pictures.ts';
import { assertReport, ownerOf } from './assert-report-folder.ts';

/** A finished experiment, and the view that its page shows. */
export type Published = { readonly outcome: Outcome; readonly view: View };

/**
 * Writes an experiment's page and, beside it, its Outcome. Both are rendered before either is written.
 *
 * @throws OutputError if they cannot be written, or would replace a file of the user
 */
export async function publishOutcome(
  folder: string,
  outcome: Outcome,
  words: Words,
  context: Pick<Context<'output'>, 'err' | 'options'>,
): Promise<Published> {
  const published = { outcome, view: viewOutcome(outcome, words, context.options.output) };
  await writeReport(folder, published, context);
  return published;
}

/**
 * Writes the page of what was viewed already and, beside it, its Outcome. A part goes beside the whole report that is
 * there.
 *
 * @param draw draws a picture, or returns it if it was drawn before
 * @throws OutputError as `publishOutcome`
 */
export async function writeReport(
  folder: string,
  { outcome, view }: Published,
  context: Pick<Context, 'err'>,
  draw: DrawPicture = renderPicture,
): Promise<void> {
  const { id } = outcome.experiment;
  const pictures = await drawPictures(allPictures(view), draw, view.id, context);
  const text = serialiseOutcome(outcome);
  const page = renderPage(view, await readTemplates(), pictures, digestOutcome(text));
  await assertReport(folder, ownerOf(outcome));
  await writeFiles(join(folder, id, view.part ? partFolder : '.'), {
    [outcomeFile]: { kind: 'outcome', content: text },
    [pageFile]: { kind: 'page', content: page },
  });
}

/**
 * Asserts that the pages of saved Outcomes can be written, and would replace no file of the user. Call it
 * before the first page is written.
 *
 * @throws OutputError
 */
export async function assertPages(folder: string, outcomes: readonly Outcome[]): Promise<void> {
  await assertWritableFile(join(folder, pageFile), 'index');
  for (const outcome of outcomes) await assertReport(folder, ownerOf(outcome));
}

/** Writes the pages of some experiments, and the index of all experiments in the folder. */
export async function publishOutcomes(
  folder: string,
  outcomes: readonly Outcome[],
  words: Words,
  context: Pick<Context<'output'>, 'err' | 'options'>,
): Promise<readonly Published[]> {
  const published = viewAll(outcomes, words, context);
  await writeReports(folder, published, words, context);
  return published;
}

/** Returns Outcomes with the views that their pages show. */
export function viewAll(
  outcomes: readonly Outcome[],
  words: Words,
  { options }: Pick<Context<'output'>, 'options'>,
): readonly Published[] {
  return outcomes.map((outcome) => ({ outcome, view: viewOutcome(outcome, words, options.output) }));
}

/** Writes the pages of what was viewed already, and the index of all experiments in the folder. */
export async function writeReports(
  folder: string,
  published: readonly Published[],
  words: Words,
  context: Pick<Context<'output'>, 'err' | 'options'>,
): Promise<void> {
  await assertPages(
    folder,
    published.map(({ outcome }) => outcome),
  );
  for (const each of published) await writeReport(folder, each, context);
  const views = published.map(({ view }) => view);
  await publishIndex(folder, words, context, views);
}

/**
 * Writes the index of all experiments whose Outcome is in the folder. An Outcome that cannot be read is
 * reported on standard error and left out.
 *
 * @param published views of the pages that were just written, which are not read again
 */
export async function publishIndex(
  folder: string,
  words: Words,
  { err, options }: Pick<Context<'output'>, 'err' | 'options'>,
  published: readonly View[] = [],
): Promise<void> {
  const whole = published.filter(({ part }) => !part);
  const { outcomes, unreadable, names } = await readOutcomes(folder, whole);
  for (const { reason } of unreadable) err(`${reason}\n`);
  const others = outcomes.map((outcome) => viewOutcome(outcome, words, options.output));
  const all = [...whole, ...others].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const page = renderIndex(
    await withParts(folder, all, words, published),
    await readTemplates(),
    words,
    names.includes(comparisonPage) ? comparisonPage : null,
  );
  await writeFiles(folder, { [pageFile]: { kind: 'index', content: page } });
}

/** Returns the views of whole reports, each with that of the part beside it. */
async function withParts(
  folder: string,
  whole: readonly View[],
  words: Words,
  published: readonly View[],
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const view of whole) {
    const known = published.find(({ id, part }) => part && id === view.id);
    const saved = known === undefined ? await readPart(folder, view.id) : undefined;
    listed.push({ ...view, later: known ?? (saved && viewOutcome(saved, words, undefined, true)) });
  }
  return listed;
}
