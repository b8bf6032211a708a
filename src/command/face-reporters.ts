import type { ExitReason } from '../outcome/exit-code.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { wordsOf } from '../report/locale/words-of.ts';
import { renderGithub } from '../report/render-github.ts';
import { renderJson } from '../report/render-json.ts';
import { renderJunit } from '../report/render-junit.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { viewOutcome, type View } from '../report/view-outcome.ts';
import { didYouMean } from '../spec/did-you-mean.ts';
import { closingLine } from './closing-line.ts';
import { UsageError, type Context, type FlagValues } from './context.ts';
import { readLocale } from './read-locale.ts';
import { writeFace, writeMarkdown } from './write-face.ts';

type Face = (views: readonly View[], context: Context) => string;

const faces = {
  terminal: (views, { terminal, flags }) =>
    views
      .map((view) => renderTerminal(flags.quiet === true ? withoutHolding(view) : view, terminal))
      .join('\n'),
  json: (views) => renderJson(views),
  junit: (views) => renderJunit(views),
  markdown: (views) => views.map((view) => renderMarkdown(view)).join('\n'),
  github: (views) => renderGithub(views),
} satisfies Record<string, Face>;

function withoutHolding(view: View): View {
  const isOpen = ({ verdict }: View['open'][number]) => verdict.state !== 'holds';
  return { ...view, claims: view.claims.filter(isOpen), guards: view.guards.filter(isOpen) };
}

export type Reporter = { readonly name: keyof typeof faces; readonly file?: string };

/** @throws UsageError for a reporter that there is not */
export function expectReporters({ reporter = ['terminal'] }: FlagValues): readonly Reporter[] {
  return reporter
    .flatMap((words) => words.split(','))
    .map((word) => {
      const [given = '', ...rest] = word.split('=');
      const name = Object.keys(faces).find((known): known is Reporter['name'] => known === given);
      if (name === undefined) {
        const meant = didYouMean(given, Object.keys(faces));
        throw new UsageError(
          `--reporter ${word}: ${meant === undefined ? `known are ${Object.keys(faces).join(', ')}` : `did you mean "${meant}"?`}`,
        );
      }
      return rest.length === 0 ? { name } : { name, file: rest.join('=') };
    });
}

/**
 * Shows finished experiments by every reporter asked for; the closing line goes beside results, never into a file's format.
 *
 * @param stages milliseconds of what stands in no Outcome, for `--timings`
 */
export async function report(
  outcomes: readonly Outcome[],
  reason: ExitReason,
  reporters: readonly Reporter[],
  context: Context,
  stages: Readonly<Record<string, number>> = {},
): Promise<void> {
  const words = wordsOf(readLocale(context.flags));
  const views = outcomes.map((outcome) => viewOutcome(outcome, words));
  for (const { name, file } of reporters) {
    if (file === undefined) context.out(faces[name](views, context));
    else if (name === 'markdown') await writeMarkdown(file, views, context);
    else await writeFace(file, faces[name](views, context), context);
  }
  if (context.flags.timings === true) context.err(renderTimings(outcomes, stages));
  const onTerminal = reporters.some(({ name, file }) => name === 'terminal' && file === undefined);
  (onTerminal ? context.out : context.err)(`${closingLine(outcomes, reason, context.flags)}\n`);
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
