import type { Judged, Outcome } from '../outcome/outcome.ts';
import type { Claim } from '../spec/experiment.ts';
import { anchor } from './anchor.ts';
import { decisionWords } from './decision-words.ts';
import type { Words } from './locale/words.ts';
import type { Table } from './table.ts';
import { viewEvidence, viewExcerpt } from './view-evidence.ts';
import type { Picture } from './view-pictures.ts';
import { axesOf, readingsOf, type NamedAxis } from './claim-axes.ts';
import { viewTally, type TallyBar } from './view-tally.ts';
import { explain, runAlone } from './words/commands.ts';
import { formatSettings } from './words/format-settings.ts';
import { verdictWords, type VerdictWords } from './words/verdict-words.ts';
import { worstRun } from './worst-run.ts';

/** One claim or guard, as every face shows it. */
export type CheckView = {
  readonly role: 'claim' | 'guard';
  readonly id: string;
  readonly anchor: string;
  /** The claim's sentence, or what the guard makes sure of. */
  readonly says: string;
  /** Where in the chapter. */
  readonly where: string | null;
  readonly note: string | null;
  /** The expression that decides a claim, and in how many runs it must hold. */
  readonly expression: string | null;
  readonly quantifier: string | null;
  /** What is passed for this claim alone. */
  readonly settings: string | null;
  /** The axes and values that it names, and those it rests on. */
  readonly axes: readonly NamedAxis[];
  /** `lambda=0 lambda=5`: what it rests on, for the page's filter. */
  readonly at: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  readonly verdict: VerdictWords;
  /** `claim norm-falls is undecided`. */
  readonly stateWords: string;
  /** The deciding numbers in a sentence. */
  readonly decision: string;
  readonly margin: string | null;
  readonly cause: string | null;
  /** In short: the cause, or where nothing more is known the deciding numbers. */
  readonly reason: string;
  readonly evidence: Table;
  /** The same for a page: where there are many rows, the most telling ones. */
  readonly excerpt: Table;
  /** Whether nothing about it needs a reader. */
  readonly settled: boolean;
  /** Whether the evidence is shown without being asked for. */
  readonly unfolded: boolean;
  readonly tally: TallyBar | null;
  readonly pictures: readonly { readonly id: string; readonly title: string }[];
  /** `run`: what trains the worst run alone; null where no run is known. */
  readonly commands: { readonly run: string | null; readonly explain: string };
};

/** More rows than this are folded away even where the check does not hold. */
const few = 12;

/** The claims and guards of an Outcome, in the order in which the experiment states them. */
export function viewChecks(
  outcome: Outcome,
  pictures: readonly Picture[],
  words: Words,
): readonly CheckView[] {
  const { claims, guards } = outcome.experiment;
  return outcome.checks.map((check, index) => {
    const claim = check.role === 'claim' ? claims.find(({ id }) => id === check.id) : undefined;
    const guard = check.role === 'guard' ? guards.find(({ name }) => name === check.id) : undefined;
    const { line, column } = (claim ?? guard)?.at ?? { line: 1, column: 1 };
    return {
      role: check.role,
      id: check.id,
      anchor: anchor(check.role, check.id, index),
      place: { file: outcome.experiment.file, line, column },
      ...placeOnAxes(claim, outcome),
      ...viewStatement(claim, check, pictures, words),
      ...viewVerdict(check, claim, outcome, words),
      stateWords: words.check.state(check.role, check.id, check.verdict.state),
    };
  });
}

function placeOnAxes(claim: Claim | undefined, { experiment }: Outcome) {
  const axes = claim ? axesOf(experiment, claim) : [];
  return {
    axes,
    at: axes.flatMap(({ axis, rests }) => rests.map((value) => `${axis}=${value}`)).join(' '),
  };
}

function viewStatement(
  claim: Claim | undefined,
  { id, verdict }: Judged,
  pictures: readonly Picture[],
  words: Words,
) {
  if (!claim) {
    return {
      says: words.guard(id),
      where: null,
      note: null,
      expression: null,
      quantifier: null,
      settings: null,
      pictures: [],
    };
  }
  const { evidence } = verdict;
  const metrics = new Set(readingsOf(claim).map(({ metric }) => metric));
  return {
    says: claim.says,
    where: claim.where ?? null,
    note: claim.note ?? null,
    expression: claim.expect,
    quantifier: words.quantifier(claim.quantifier, evidence.kind === 'findings' ? 0 : evidence.tally.of),
    settings: formatSettings(claim.settings, words.quantity) || null,
    pictures: pictures
      .filter((picture) => !claimsOwnRuns(claim) && picture.metrics.some((metric) => metrics.has(metric)))
      .map(({ id: picture, title }) => ({ id: picture, title })),
  };
}

function viewVerdict(
  { id, verdict }: Judged,
  claim: Claim | undefined,
  { experiment }: Outcome,
  words: Words,
) {
  const { evidence, margin, state } = verdict;
  const run = worstRun(verdict);
  const table = viewEvidence(evidence, words);
  const decision = decisionWords(evidence, claim?.quantifier ?? null, words);
  // That a claim is not upheld is what the deciding numbers say, and better.
  const cause =
    verdict.cause === undefined || verdict.cause.code === 'not-upheld'
      ? null
      : words.cause(verdict.cause, experiment);
  return {
    verdict: verdictWords(state, words),
    decision,
    margin: words.margin(margin),
    cause,
    reason: cause ?? decision,
    evidence: table,
    excerpt: viewExcerpt(evidence, words),
    settled: state === 'holds',
    unfolded: state !== 'holds' && table.rows.length <= few,
    tally: viewTally(evidence),
    commands: { run: run === null ? null : runAlone(experiment.file, run), explain: explain(id) },
  };
}

/** The pictures show the sweep as the experiment states it. */
function claimsOwnRuns({ settings, sweep }: Claim): boolean {
  return Object.keys(settings).length > 0 || Object.keys(sweep).length > 0;
}
