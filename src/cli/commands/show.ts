import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFile } from '../../io/is-file.ts';
import { isPageOf } from '../../io/reports/page-of-outcome.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { isCi } from '../is-ci.ts';
import { outcomeFile, pageFile, partFolder } from '../../io/reports/read-outcomes.ts';
import { reportsFolder, shownFolder } from '../../app/reports-folder.ts';
import { english } from '../../report/locale/en/english.ts';
import { besideWords, savedReports } from '../../app/saved-outcomes.ts';

/** Prints the address of the report, or of one page, and opens it in a browser if a person can see it. */
export async function show(context: Context<'output' | 'part'>): Promise<ExitReason> {
  const { env, words, out } = context;
  if (words.length > 1)
    throw new UsageError('`bookproof show` takes one experiment, or none for the index of all');
  const name = shownFolder(context);
  const page = join(reportsFolder(context), await pageOf(context));
  if (!(await isFile(page)))
    throw new UsageError(`${name} holds no report yet; \`bookproof run\` writes one`);
  if (words[0] !== undefined && !(await isPageOf(page, join(dirname(page), outcomeFile))))
    throw new UsageError(
      `${name}: the page is not of the outcome beside it, as after a run that was killed; \`bookproof report ${words[0]}\` draws it anew`,
    );
  const url = pathToFileURL(page).href;
  out(`${url}\n`); // even if it is opened: that may fail without a word
  if (canShow(env)) await context.open(url);
  return 'ok';
}

/** Returns the path of the page, relative to the folder of reports. */
async function pageOf(context: Context<'output' | 'part'>): Promise<string> {
  const [word] = context.words;
  if (word === undefined && !context.options.part) return pageFile;
  const reports = await savedReports(context, word === undefined ? [] : [word]);
  const found =
    reports.length === 1 ? reports : reports.filter(({ outcome }) => outcome.experiment.id === word);
  const [report] = found;
  if (report === undefined) {
    const ids = reports.map(({ outcome }) => outcome.experiment.id).join(', ');
    throw new UsageError(
      word === undefined ? `there are ${ids}: name one` : `"${word}" matches ${ids}: name one`,
    );
  }
  if (report.beside !== undefined) context.err(`${besideWords(report.beside, english)}\n`);
  return join(report.outcome.experiment.id, report.part ? partFolder : '.', pageFile);
}

/** Returns true if a person can see a browser here; on Linux it needs a display. */
function canShow(env: Context['env']): boolean {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  return !isCi(env) && (platform() !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY'));
}
