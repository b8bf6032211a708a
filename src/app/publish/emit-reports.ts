import { worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import { commentLimit } from '../../report/formats/fit-markdown.ts';
import { renderGithub } from '../../report/formats/render-github.ts';
import { renderJson } from '../../report/formats/render-json.ts';
import { renderJunit } from '../../report/formats/render-junit.ts';
import { renderMarkdown } from '../../report/formats/render-markdown.ts';
import { cleanForTerminal } from '../../report/terminal/mouth.ts';
import { renderTerminal } from '../../report/terminal/render-terminal.ts';
import type { Words } from '../../report/locale/words.ts';
import type { View } from '../../report/view/outcome.ts';
import { appendSummary } from './append-summary.ts';
import { closingLine } from './closing-line.ts';
import type { Context } from '../context.ts';
import { createFailures } from '../failures.ts';
import { formats, type Reporter, type ReporterName } from './reporters.ts';
import { githubPath } from './github-path.ts';
import { indexPath } from './index-path.ts';
import { shownFolder, viewFromHere } from '../reports-folder.ts';
import { writeReportFile, writeMarkdown } from './write-report-file.ts';
import type { Published } from './publish.ts';

/** The context that the reporters read. */
type ReportContext = Context<'output' | 'quiet'>;

type Renderer = (views: readonly View[], context: ReportContext) => string;

const renderers = {
  terminal: (views, context) =>
    views
      .map((view) =>
        renderTerminal(
          viewFromHere(context.options.quiet ? withoutHolding(view) : view, context),
          context.terminal,
        ),
      )
      .join('\n'),
  json: (views) => renderJson(views),
  junit: (views) => renderJunit(views),
  markdown: (views, context) => renderMarkdown(views, { limit: commentLimit, whole: indexPath(context) }),
  github: (views, context) => renderGithub(views, (file) => githubPath(file, context), context.terminal.seal),
} satisfies Record<ReporterName, Renderer>;

/** Returns a view with only those claims and guards that do not hold, for `--quiet`. */
function withoutHolding(view: View): View {
  const isOpen = ({ verdict }: View['open'][number]) => verdict.state !== 'holds';
  return { ...view, claims: view.claims.filter(isOpen), guards: view.guards.filter(isOpen) };
}

/**
 * Shows finished experiments by all reporters, then appends the job's summary and prints the closing line.
 * That line goes to standard error unless a terminal report is on standard output, so that it never gets into
 * another format.
 *
 * @param stages milliseconds of the stages that are in no Outcome; if they are given, all timings are shown
 * @returns the reason to exit with, to which a report that cannot be written adds
 */
export async function emitReports(
  published: readonly Published[],
  reason: ExitReason,
  reporters: readonly Reporter[],
  words: Words,
  context: ReportContext,
  stages?: Readonly<Record<string, number>>,
): Promise<ExitReason> {
  const views = published.map(({ view }) => view);
  const outcomes = published.map(({ outcome }) => outcome);
  const failures = createFailures(context);
  for (const reporter of reporters) await failures.attempt(() => emit(reporter, views, context));
  await appendSummary((limit) => renderMarkdown(views, { limit, whole: indexPath(context) }), context);
  if (stages) context.err(renderTimings(outcomes, stages));
  for (const { view } of published)
    if (view.part)
      context.err(`${words.section.closing.part(view.id, `${shownFolder(context)}/${view.id}/part`)}\n`);
  const worst = worstReason([reason, ...failures.reasons()]);
  const onTerminal = reporters.some(({ name, file }) => name === 'terminal' && file === undefined);
  (onTerminal ? context.out : context.err)(`${closingLine(published, worst, words, context)}\n`);
  return worst;
}

async function emit({ name, file }: Reporter, views: readonly View[], context: ReportContext): Promise<void> {
  if (file === undefined) context.out(renderers[name](views, context));
  else if (name === 'markdown') await writeMarkdown(file, views, context);
  else await writeReportFile({ name, file }, formats[name], textForFile(name, views, context), context);
}

/** Renders what a terminal or a log may be shown later: it is cleaned as if it went there now. */
function textForFile(name: ReporterName, views: readonly View[], context: ReportContext): string {
  const text = renderers[name](views, context);
  const { seal = '' } = context.terminal;
  const isPrinted = name === 'terminal' || name === 'github';
  return isPrinted && seal !== '' ? cleanForTerminal(text, { seal, inLog: true }) : text;
}

function renderTimings(outcomes: readonly Outcome[], stages: Readonly<Record<string, number>>): string {
  const rows = [
    ...outcomes.flatMap(({ experiment, environment }) =>
      Object.entries(environment.timings).map(([stage, time]) => [experiment.id, stage, time] as const),
    ),
    ...Object.entries(stages).map(([stage, time]) => ['bookproof', stage, time] as const),
  ];
  return rows
    .map(([what, stage, time]) => `${what}  ${stage.padEnd(8)} ${(time / 1000).toFixed(2)} s\n`)
    .join('');
}
