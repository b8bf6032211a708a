import { join } from 'node:path';
import { compareOutcomes, type Comparison } from '../../comparison/compare-outcomes.ts';
import { readOutcomesAt, type OutcomesAt } from '../../io/reports/read-outcomes-at.ts';
import { assertWritable, assertWritableFile } from '../../io/write-files.ts';
import { exitCodes, type ExitReason } from '../../outcome/exit-code.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../../report/locale/words.ts';
import { wordsOf } from '../../report/locale/words-of.ts';
import { renderComparison } from '../../report/terminal/render-comparison.ts';
import { renderComparisonJson } from '../../report/formats/render-comparison-json.ts';
import { renderComparisonMarkdown } from '../../report/formats/render-comparison-markdown.ts';
import { viewComparison, type ComparisonView } from '../../report/view/comparison/comparison.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { reportsFolder, shownFolder } from '../../app/reports-folder.ts';
import { comparisonPage } from '../../app/publish/comparison-page.ts';
import { publishComparison, writeComparisonMarkdown } from '../../app/publish/publish-comparison.ts';
import { appendSummary } from '../../app/publish/append-summary.ts';
import { parseNamedReporters } from '../../app/publish/named-reporters.ts';
import { writeReportFile } from '../../app/publish/write-report-file.ts';

/** The reporters of a comparison, and the kind of file that each writes. */
const formats = { terminal: 'terminal', markdown: 'markdown', json: 'comparison' } as const;

type CommandContext = Context<'output' | 'reporter' | 'locale' | 'quiet'>;

/** Compares two Outcomes, or all Outcomes of two folders. Experiments are paired by id. */
export async function compare(context: CommandContext): Promise<ExitReason> {
  const { cwd, here = cwd, options } = context;
  const [base, head, ...rest] = context.words;
  if (base === undefined || head === undefined || rest.length > 0)
    throw new UsageError(
      '`bookproof compare` takes two paths, <base> and <head>: each an outcome.json or a folder of reports',
    );
  const words = wordsOf(options.locale);
  const reporters = await parseNamedReporters(formats, ['terminal'], context);
  const [was, now] = [await readOutcomesAt(here, base), await readOutcomesAt(here, head)];
  const comparisons = pairOutcomes({ path: base, ...was }, { path: head, ...now });
  const folder = reportsFolder(context);
  await assertWritable(folder);
  await assertWritableFile(join(folder, comparisonPage), 'comparison-page');

  const output = now.kind === 'folder' && head.replace(/\/+$/, '') !== 'reports' ? head : null;
  const view = viewComparison(comparisons, { base, head, output }, words);
  await publishComparison(folder, view, context);
  for (const { name, file } of reporters) {
    if (file !== undefined && name === 'markdown') await writeComparisonMarkdown(file, view, words, context);
    else {
      const text = render[name](view, comparisons, context, words);
      if (file === undefined) context.out(text);
      else await writeReportFile({ name, file }, formats[name], text, context);
    }
  }
  await appendSummary((limit) => renderComparisonMarkdown(view, words, {}, limit), context);
  const onTerminal = reporters.some(({ name, file }) => name === 'terminal' && file === undefined);
  (onTerminal ? context.out : context.err)(`${closing(view, shownFolder(context), words)}\n`);
  return view.reason;
}

type Render = (
  view: ComparisonView,
  comparisons: readonly Comparison<Outcome>[],
  context: CommandContext,
  words: Words,
) => string;

const render = {
  terminal: (view, _, { terminal, options }) =>
    options.quiet && view.reason === 'ok' ? '' : renderComparison(view, terminal),
  markdown: (view, _, __, words) => renderComparisonMarkdown(view, words),
  json: (view, comparisons) => renderComparisonJson(comparisons, view),
} satisfies Record<keyof typeof formats, Render>;

type Side = OutcomesAt & { readonly path: string };

/**
 * Pairs the experiments of both sides by id, and compares each pair. If a path names one Outcome, only its
 * experiment is compared.
 *
 * @throws UsageError if the other path has no Outcome of that experiment
 */
function pairOutcomes(base: Side, head: Side): readonly Comparison<Outcome>[] {
  const [was, now] = [byId(base), byId(head)];
  const single = [base, head].find(({ kind }) => kind === 'one')?.outcomes[0]?.experiment.id;
  const ids = single === undefined ? [...new Set([...now.keys(), ...was.keys()])] : [single];
  if (single !== undefined)
    for (const { path, outcomes } of [base, head])
      if (!outcomes.some(({ experiment }) => experiment.id === single)) {
        const held = outcomes.map(({ experiment }) => experiment.id).join(', ');
        throw new UsageError(
          `${path} is of ${held}, the other path of ${single}; compare two outcomes of one experiment, or two folders`,
        );
      }
  return ids.map((id) => compareOutcomes(id, was.get(id) ?? null, now.get(id) ?? null));
}

function byId({ outcomes }: Side): ReadonlyMap<string, Outcome> {
  return new Map(outcomes.map((outcome) => [outcome.experiment.id, outcome]));
}

/** Returns the last line: what the exit code means, and where the page is. */
function closing({ reason }: ComparisonView, folder: string, { section }: Words): string {
  const meaning = section.closing.exit(exitCodes[reason], section.compared[reason]);
  return `${meaning} · ${section.closing.page(`${folder}/${comparisonPage}`)}`;
}
