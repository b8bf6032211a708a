import type { Locale } from '../../model/experiment/locales.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { byDistance } from './by-distance.ts';
import { textIn } from '../../model/experiment/local-text.ts';
import { printable } from '../format/visible-text.ts';
import {
  toneWords,
  verdictWords,
  worstFirst,
  worstTone,
  type VerdictWords,
} from '../format/verdict-words.ts';
import { headlineWords } from './headline-words.ts';
import { viewBaseline, type BaselineView } from './baseline.ts';
import { viewChecks, type CheckView } from './checks.ts';
import { groupByReason, type OpenGroup } from './group-by-reason.ts';
import { viewFailures, type FailureView } from './failures.ts';
import { viewFilter, type FilterView } from './filter.ts';
import { viewEnvironment, type Fact } from './environment.ts';
import { viewPictures, type Picture } from './pictures.ts';
import { viewPrograms } from './programs.ts';
import { viewRuns, type RunsView } from './runs.ts';
import { viewSabotage, type SabotageView } from './sabotage.ts';
import type { Words } from '../locale/words.ts';
import { viewStated } from './stated.ts';
import type { Table } from './table.ts';

/** What every format of the report shows: worded, in order, with numbers formatted. JSON-safe. */
export type View = {
  readonly locale: Locale;
  /** Fixed texts of the templates and the other formats. */
  readonly texts: Words['texts'];
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly subject: string;
  /** Says which data of the chapter the code's data stand for, with the author's note; null if nothing is said. */
  readonly data: string | null;
  readonly law: string | null;
  readonly verdict: VerdictWords;
  /** One sentence that says how the experiment ended. */
  readonly headline: string;
  readonly counts: readonly { readonly verdict: VerdictWords; readonly count: number }[];
  /** Counts what holds; null if `headline` already says it, or if nothing holds. */
  readonly rest: string | null;
  /** False after an interruption. */
  readonly complete: boolean;
  /** True of a part that is kept beside the whole report. */
  readonly part: boolean;
  /** What the command line changed, as it was typed. */
  readonly changes: readonly string[];
  readonly claims: readonly CheckView[];
  readonly guards: readonly CheckView[];
  /** The claims and guards that do not hold. */
  readonly open: readonly CheckView[];
  /**
   * The open checks for the top of a page and the index: all if they are few, else the worst, the farthest
   * off first.
   */
  readonly openFirst: readonly CheckView[];
  /** `openFirst`, grouped by shared reason. */
  readonly openGroups: readonly OpenGroup[];
  /** Says how many open checks are not in `openFirst`; null if there are none. */
  readonly moreOpen: string | null;
  /** Choices of the page's filter. */
  readonly filter: FilterView;
  readonly pictures: readonly Picture[];
  /** What moved against the blessed figures; null if nothing moved or nothing was blessed. */
  readonly moved: BaselineView | null;
  /** The last sabotage; null before the first. */
  readonly sabotage: SabotageView | null;
  readonly stated: Table;
  /** The errors in the book's code that ended runs. */
  readonly failures: readonly FailureView[];
  readonly runs: RunsView;
  /** How runs were made in lanes. */
  readonly programs: Table;
  readonly environment: readonly Fact[];
  /** On what the code ran, in no language. */
  readonly ranOn: { readonly backend: string; readonly node: string };
  /** ISO 8601, UTC. */
  readonly started: string;
  /** In seconds. */
  readonly duration: number;
};

/** More open checks than these would push everything else out of sight. */
const maxOpen = 20;

/**
 * Turns an Outcome into what every format shows. Pure: the same Outcome gives the same View.
 *
 * @param output the folder of reports that the command line named, for the commands that read it
 * @param part whether it is kept as a part beside a whole report
 */
export function viewOutcome(outcome: Outcome, words: Words, output?: string, part = false): View {
  const { experiment, environment } = outcome;
  const checks = viewChecks(outcome, words, output, part);
  const states = checks.map(({ verdict }) => verdict.state);
  const tones = checks.map(({ verdict }) => verdict.tone);
  const tone = worstTone(outcome.complete ? tones : [...tones, 'undecided']);
  const open = worstFirst(checks.filter(({ verdict }) => verdict.state !== 'holds'));
  const openFirst = open.length <= maxOpen ? open : worstFirst(byDistance(open)).slice(0, maxOpen);
  return printable<View>({
    locale: words.locale,
    texts: words.texts,
    id: experiment.id,
    title: textIn(experiment.title, words.locale),
    file: experiment.file,
    subject: `${experiment.subject.file}#${experiment.subject.export}`,
    data: experiment.data === undefined ? null : dataWords(experiment.data, words),
    law: experiment.law,
    verdict: toneWords(tone, words),
    ...headlineWords(checks, outcome.complete, words),
    counts: (['fails', 'undecided', 'holds'] as const).map((each) => ({
      verdict: verdictWords(each, words),
      count: states.filter((one) => one === each).length,
    })),
    complete: outcome.complete,
    part,
    changes: outcome.changes,
    claims: worstFirst(checks.filter(({ role }) => role === 'claim')),
    guards: worstFirst(checks.filter(({ role }) => role === 'guard')),
    open,
    openFirst,
    openGroups: groupByReason(openFirst),
    moreOpen: open.length > openFirst.length ? words.section.moreOpen(open.length - openFirst.length) : null,
    filter: viewFilter(checks, words),
    pictures: viewPictures(outcome, words),
    moved: viewBaseline(outcome, words),
    sabotage: viewSabotage(outcome, words),
    stated: viewStated(outcome, words),
    failures: viewFailures(outcome, words),
    runs: viewRuns(outcome, words),
    programs: viewPrograms(outcome, words),
    environment: viewEnvironment(outcome, words),
    ranOn: { backend: `${environment.backend.name} ${environment.backend.version}`, node: environment.node },
    started: environment.started,
    duration: Object.values(environment.timings).reduce((sum, time) => sum + time, 0) / 1000,
  });
}

function dataWords({ standsFor, note }: NonNullable<Experiment['data']>, words: Words): string {
  return words.section.dataOf(
    standsFor === undefined ? null : textIn(standsFor, words.locale),
    note === undefined ? null : textIn(note, words.locale),
  );
}
