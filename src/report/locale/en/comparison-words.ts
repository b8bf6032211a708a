import type { VerdictState } from '../../../model/outcome/verdict.ts';
import type { CheckChange } from '../../../comparison/compare-checks.ts';
import type { QuestionPart } from '../../../comparison/compare-questions.ts';
import type { EnvironmentChange } from '../../../comparison/compare-outcomes.ts';
import { capitalise } from '../../format/text.ts';
import { formatCount, joinWords } from './grammar.ts';

const states = {
  regressed: 'regressed',
  undecided: 'undecided',
  gone: 'gone',
  changed: 'asked otherwise',
  new: 'new',
  fixed: 'fixed',
  same: 'unchanged',
} satisfies Record<CheckChange['state'], string>;

const then = {
  holds: 'held before',
  fails: 'failed before',
  undecided: 'was undecided before',
} satisfies Record<VerdictState, string>;
const now = {
  holds: 'holds now',
  fails: 'fails now',
  undecided: 'is undecided now',
} satisfies Record<VerdictState, string>;
const still = {
  holds: 'holds as before',
  fails: 'fails as before',
  undecided: 'is undecided as before',
} satisfies Record<VerdictState, string>;

const parts = {
  statement: 'the statement',
  threshold: 'the threshold',
  settings: 'the settings',
  truths: 'the true values it is held against',
  quantifier: 'in how many runs it must hold',
  seeds: 'the seeds',
  stated: 'what the experiment states',
  subject: 'the reference',
  relations: 'the relations',
  blessed: 'the blessed figures',
} satisfies Record<QuestionPart, string>;

/** In how many runs a claim held, in words. */
type Tallies = { readonly base: string; readonly head: string };

/** Texts on the comparison of two Outcomes; figures come formatted. */
export const comparisonWords = {
  /** Makes a text a sentence of its own: a capital at its start, a mark at its end. */
  sentence: (text: string): string => `${capitalise(text)}${/[.?!…]['"’”)]*$/.test(text) ? '' : '.'}`,
  list: (parts: readonly string[]): string => parts.join('; '),
  nowAndThen: (name: string, base: string, head: string): string => `${name} ${base} → ${head}`,
  state: states,
  title: (role: 'claim' | 'guard', id: string, state: CheckChange['state'], failing: boolean): string =>
    `${role} ${id}: ${states[state]}${failing ? ', and fails' : ''}`,
  /**
   * `1 claim and 2 guards regressed`. Without `noun` the noun is left out, since an earlier count in the line
   * has it.
   */
  counted: (
    claims: number,
    guards: number,
    state: CheckChange['state'],
    failing: boolean,
    noun: boolean,
  ): string => {
    const named = [
      ...(claims === 0 ? [] : [formatCount(claims, 'claim')]),
      ...(guards === 0 ? [] : [formatCount(guards, 'guard')]),
    ];
    return `${noun ? joinWords(named) : String(claims + guards)} ${states[state]}${failing ? ' and failing' : ''}`;
  },
  /** Counts the checks that do not hold, among those that did not change. */
  stillOpen: (count: number): string => (count === 0 ? '' : ` (${count} not holding, as before)`),
  headline: (counts: readonly string[], worse: boolean): string =>
    `${worse ? '' : 'Nothing regressed: '}${counts.join(', ') || 'there is nothing to compare'}`,
  /** `held before (5 of 5 runs), fails now (0 of 5)`. */
  verdicts: (base: VerdictState | null, head: VerdictState | null, tally: Tallies | null): string => {
    const [was, is] = tally === null ? ['', ''] : [` (${tally.base})`, ` (${tally.head})`];
    if (head === null) return base === null ? 'was never judged' : then[base];
    if (base === null) return now[head];
    return base === head && was === is ? `${still[head]}${is}` : `${then[base]}${was}, ${now[head]}${is}`;
  },
  tally: (held: number, of: number): string => `${held} of ${formatCount(of, 'run')}`,
  movedQuantities: (count: number): string => `${formatCount(count, 'quantity', 'quantities')} moved`,
  notJudged: 'it was not judged this time',
  goneNow: 'the experiment asks it no more',
  flips: (failing: readonly string[], holding: number, more: number): string =>
    `${failing.length + more === 0 ? 'no seed' : formatCount(failing.length + more, 'seed')} flipped to failing${
      failing.length === 0 ? '' : ` (${failing.join(', ')}${more === 0 ? '' : ', …'})`
    }, ${holding === 0 ? 'none' : holding} to holding`,
  margin: (base: string, head: string, seeds: number): string =>
    `to spare, median of ${formatCount(seeds, 'paired seed')}: ${base} before, ${head} now`,
  shift: (shift: string, sds: string | null): string =>
    `moved by ${shift}${sds === null ? '' : ` (${sds} seed sds)`}`,
  unpaired: (base: number, head: number): string =>
    [
      ...(base === 0 ? [] : [`${formatCount(base, 'seed')} only before`]),
      ...(head === 0 ? [] : [`${formatCount(head, 'seed')} only now`]),
    ].join(', '),
  lost: (pairs: number): string => `${formatCount(pairs, 'seed')} without a number to compare`,
  otherQuestion: (changed: readonly QuestionPart[]): string =>
    `asked otherwise, so the two verdicts are not of the same question: ${joinWords(changed.map((part) => parts[part]))} changed`,
  reworded: 'the sentence was reworded; what decides it is the same',
  beforeAndNow: (base: string, head: string): string => `${base} → ${head}`,
  sources: (changed: readonly string[], unchanged: readonly string[]): string => {
    const did = (words: readonly string[]) => `${joinWords(words)} changed`;
    if (changed.length === 0) return `${joinWords(unchanged)} did not change`;
    return unchanged.length === 0 ? did(changed) : `${did(changed)}; ${joinWords(unchanged)} did not`;
  },
  guardSays: (id: string, cause: string): string => `the guard ${id} says: ${cause}`,
  unexplained:
    'figures moved all the same: look at the environment, or at chance that is not drawn from the streams',
  runs: {
    none: 'the two have no run in common',
    identical: (paired: number): string => `${formatCount(paired, 'run')}, all the same to the last bit`,
    moved: (moved: number, paired: number): string => `${moved} of ${formatCount(paired, 'run')} moved`,
    state: (runs: number, from: string, to: string, first: string): string =>
      `${formatCount(runs, 'run')} ${from} → ${to} (first ${first})`,
    drawn: (runs: number): string =>
      `${formatCount(runs, 'run')} got other random numbers, so that before and now are not of the same data`,
    added: (runs: number): string => `${formatCount(runs, 'run')} added`,
    gone: (runs: number): string => `${formatCount(runs, 'run')} gone`,
  },
  onlyHead: 'a new experiment: there is nothing before it to compare with',
  onlyBase: 'gone: there is no outcome of it now',
  incomplete: (side: 'base' | 'head'): string =>
    `the run ${side === 'base' ? 'before' : 'now'} was interrupted: what is missing is undecided`,
  changes: (side: 'base' | 'head', change: string): string =>
    `changed on the command line ${side === 'base' ? 'before' : 'now'}: ${change}`,
  environmentDiffers: (facts: readonly string[]): string => `the environment differs: ${facts.join('; ')}`,
  environment: {
    backend: 'Backend',
    bookproof: 'bookproof',
    node: 'Node.js',
    platform: 'Platform',
  } satisfies Record<EnvironmentChange['name'], string>,
  table: {
    readings: 'What it is read from: medians over the paired seeds',
    quantities: (shown: number, of: number): string =>
      `What was measured otherwise, the worst first${shown < of ? `: ${shown} of ${of}` : ''}`,
    figures: (shown: number, of: number): string =>
      `Figures that moved, medians over the paired seeds, the farthest first${shown < of ? `: ${shown} of ${of}` : ''}`,
    summary: 'What is not as it was',
    toFailing: 'Seeds to failing',
    toHolding: 'Seeds to holding',
    unchanged: 'What stands as before',
    unchangedMoved: 'What stands as before, and how far what it has to spare moved',
    read: 'Read',
    quantity: 'Quantity',
    cell: 'Cell',
    metric: 'Metric',
    check: 'Claim or guard',
    verdict: 'Verdict',
    before: 'Before',
    now: 'Now',
    stated: 'Stated',
    change: 'Change',
    sds: 'In seed sds',
    seeds: 'Seeds',
    margin: 'To spare',
  },
  picture: {
    caption: (seeds: number): string =>
      `Median of ${formatCount(seeds, 'paired seed')}. Broken and grey: before; solid: now.`,
    columnBefore: (quantity: string): string => `${quantity}, before`,
    columnNow: (quantity: string): string => `${quantity}, now`,
  },
  leftOut: (count: number, command: string): string =>
    `${formatCount(count, 'part')} left out to stay within what a comment may hold; all of it: ${command}`,
  cut: '… (cut)',
  /** Fixed texts of the templates and the other formats. */
  texts: {
    title: 'Before and now',
    skip: 'Skip to what changed',
    base: 'before',
    head: 'now',
    figures: 'Figures that moved',
    unchanged: 'What stands as before',
    seedAlone: 'That run alone',
    evidence: 'All the evidence',
    again: 'This comparison:',
  },
};
