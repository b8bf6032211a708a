import type { Locale } from '../../../model/experiment/locales.ts';
import type { CheckChange } from '../../../comparison/compare-checks.ts';
import type { Comparison } from '../../../comparison/compare-outcomes.ts';
import { decideComparison, worseOf, type ComparisonReason } from '../../../comparison/decide-comparison.ts';
import { unchangedSources, type SourcePart } from '../../../outcome/sources.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import { textIn } from '../../../model/experiment/local-text.ts';
import { comparisonHeadline } from './headline.ts';
import type { Words } from '../../locale/words.ts';
import { overlaidCurves } from '../../pictures/curves/overlaid-curves.ts';
import type { Picture } from '../../pictures/picture.ts';
import type { Table } from '../table.ts';
import { causeOf, viewChange, type ChangeView } from './change.ts';
import { viewSummary } from '../summary.ts';
import { viewMovedCells, viewUnchanged } from './moved.ts';
import { viewRunsChange } from './runs-change.ts';
import { printable } from '../../format/visible-text.ts';
import { compareCommand } from '../../format/commands.ts';
import { verdictWords, type VerdictWords } from '../../format/verdict-words.ts';
import type { ComparedPaths } from './compared-paths.ts';

/** What every format of a comparison shows. JSON-safe. */
export type ComparisonView = {
  readonly locale: Locale;
  readonly texts: Words['texts'];
  readonly own: Words['comparison']['texts'];
  readonly base: string;
  readonly head: string;
  readonly reason: ComparisonReason;
  readonly verdict: VerdictWords;
  readonly headline: string;
  readonly experiments: readonly ExperimentChangeView[];
  /** The command that repeats the comparison. */
  readonly command: string;
};

export type ExperimentChangeView = {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly file: string;
  readonly headline: string;
  /** The reasons, a sentence each: which sources changed, what a guard says, how the runs changed. */
  readonly why: readonly string[];
  /** Claims and guards that changed, the most pressing first. */
  readonly notable: readonly ChangeView[];
  /** `notable` as a table, one row for each check. */
  readonly summary: Table;
  readonly pictures: readonly Picture[];
  readonly figures: Table;
  readonly unchanged: Table;
};

const symbolStates = { ok: 'holds', fails: 'fails', undecided: 'undecided', baseline: 'fails' } as const;

/** Turns comparisons into what every format shows. Pure: the same Outcomes give the same View. */
export function viewComparison(
  comparisons: readonly Comparison<Outcome>[],
  paths: ComparedPaths,
  words: Words,
): ComparisonView {
  const checks = comparisons.flatMap((comparison) => comparison.checks);
  const reason = decideComparison(checks);
  const experiments = comparisons.map((comparison, index) =>
    viewExperiment(comparison, `experiment-${index + 1}`, paths, words),
  );
  const severity = comparisons.map((comparison) => Math.min(...comparison.checks.map(severityRank), quiet));
  return printable<ComparisonView>({
    locale: words.locale,
    texts: words.texts,
    own: words.comparison.texts,
    base: paths.base,
    head: paths.head,
    reason,
    verdict: verdictWords(symbolStates[reason], words),
    headline: comparisonHeadline(checks, words),
    experiments: experiments
      .map((view, index) => ({ view, rank: severity[index] ?? quiet }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ view }) => view),
    command: compareCommand(paths.base, paths.head),
  });
}

const quiet = 100;
const order: readonly CheckChange['state'][] = ['gone', 'changed', 'new', 'fixed', 'same'];

/** The rank of a change, lower first: what is worse than before, then what needs a look, then the rest. */
function severityRank(change: CheckChange): number {
  const worse = ['fails', 'baseline', 'undecided'].indexOf(worseOf(change));
  return worse >= 0 ? worse : 3 + order.indexOf(change.state);
}

function viewExperiment(
  comparison: Comparison<Outcome>,
  anchor: string,
  paths: ComparedPaths,
  words: Words,
): ExperimentChangeView {
  const { id, base, head, checks } = comparison;
  const { experiment } = head ?? base ?? missing(id);
  const sorted = checks.toSorted((a, b) => severityRank(a) - severityRank(b));
  // A claim that is still undecided deserves no more notice than one that still holds.
  const isNotable = (change: CheckChange) =>
    change.state !== 'same' && !(change.state === 'undecided' && worseOf(change) === 'ok');
  // An experiment that was added or removed as a whole takes one sentence, not one for each check.
  const notable = sorted.filter(
    (change) => head !== null && isNotable(change) && (base !== null || worseOf(change) !== 'ok'),
  );
  return {
    id,
    anchor,
    title: textIn(experiment.title, words.locale),
    file: experiment.file,
    headline: comparisonHeadline(checks, words),
    why: whyOf(comparison, words).map(words.comparison.sentence),
    notable: notable.map((change, index) =>
      viewChange(change, comparison, { anchor: `${anchor}-change-${index + 1}`, paths }, words),
    ),
    summary: viewSummary(notable, words),
    pictures:
      base === null || head === null
        ? []
        : overlaidCurves(base, head, words).map((picture) => ({ ...picture, id: `${anchor}-${picture.id}` })),
    figures: viewMovedCells(comparison.cells, words),
    unchanged: viewUnchanged(
      sorted.filter((change) => !isNotable(change)),
      words,
    ),
  };
}

function missing(id: string): never {
  throw new Error(`neither side of the comparison has the experiment "${id}"`);
}

/** Says what changed apart from the figures: sources, a guard's cause, the environment, the runs. */
function whyOf(
  { base, head, sources, runs, checks, environment }: Comparison<Outcome>,
  words: Words,
): readonly string[] {
  const { comparison: text, sabotage } = words;
  if (head === null) return [text.onlyBase];
  if (base === null) return [text.onlyHead];
  const unchanged = unchangedSources(base.sources, head.sources);
  const name = (part: SourcePart) => sabotage.source[part];
  // A guard names the defect. The baseline guard would only repeat that figures moved, so it is not asked.
  const failingGuard = checks.find((change) => change.role === 'guard' && worseOf(change) === 'fails');
  const cause = failingGuard === undefined ? null : causeOf(failingGuard, head.experiment, words);
  return [
    text.sources(sources.map(name), unchanged.map(name)),
    ...(failingGuard === undefined || cause === null ? [] : [text.guardSays(failingGuard.id, cause)]),
    ...(sources.length === 0 && runs !== null && runs.moved > 0 ? [text.unexplained] : []),
    ...(environment.length === 0
      ? []
      : [
          text.environmentDiffers(
            environment.map(({ name, base: was, head: is }) =>
              text.nowAndThen(text.environment[name], was, is),
            ),
          ),
        ]),
    ...(['base', 'head'] as const).flatMap((side) => {
      const outcome = side === 'base' ? base : head;
      return [
        ...(outcome.complete ? [] : [text.incomplete(side)]),
        ...outcome.changes.map((change) => text.changes(side, change)),
      ];
    }),
    ...(runs === null ? [] : [text.list(viewRunsChange(runs, words))]),
  ];
}
