import type { Verdict } from '../../model/outcome/verdict.ts';
import { reasonOf, type ExitReason } from '../../outcome/exit-code.ts';
import type { Judged, Outcome } from '../../model/outcome/outcome.ts';
import type { Claim } from '../../model/experiment/experiment.ts';
import { textIn } from '../../model/experiment/local-text.ts';
import { anchor } from '../html/anchor.ts';
import { decisionWords } from './decision-words.ts';
import type { Words } from '../locale/words.ts';
import { claimPicture, partPictures } from '../pictures/claim/claim-picture.ts';
import type { Picture } from '../pictures/picture.ts';
import type { Table } from './table.ts';
import { viewMap, type MapView } from './map.ts';
import { viewPrevalence, type PrevalenceView } from './prevalence.ts';
import { viewEvidence } from './evidence.ts';
import { axesOf, type NamedAxis } from './claim-axes.ts';
import { explainCommand, runAlone } from '../format/commands.ts';
import { formatSettings } from '../format/numbers.ts';
import { verdictWords, type VerdictWords } from '../format/verdict-words.ts';
import { worstRun } from './worst-run.ts';

/** One claim or guard, as every format of the report shows it. */
export type CheckView = {
  readonly role: 'claim' | 'guard';
  readonly id: string;
  readonly anchor: string;
  /** The claim's sentence, or what the guard checks. */
  readonly says: string;
  /** The place in the chapter. */
  readonly where: string | null;
  readonly note: string | null;
  /** The expression that decides a claim. */
  readonly expression: string | null;
  readonly quantifier: string | null;
  /** Settings of this claim alone. */
  readonly settings: string | null;
  /** The axes that a claim names, with their values. */
  readonly axes: readonly NamedAxis[];
  /**
   * A JSON list such as `["lambda=0","lambda=5"]` of the values that the verdict depends on, for the page's
   * filter.
   */
  readonly at: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  readonly verdict: VerdictWords;
  /** The exit reason if this were the only check. */
  readonly exit: ExitReason;
  /**
   * Distance between the figure and its limit, in tolerances or seed standard deviations; null if it is
   * infinite or unknown, as it is with a single seed.
   */
  readonly offBy: number | null;
  /** `claim norm-falls is undecided`. */
  readonly stateWords: string;
  /** The numbers that decide, in a sentence. */
  readonly decision: string;
  /** `decision` on one line, with the prevalence of a claim if there is one. */
  readonly brief: string;
  /** In how many of many seeds a claim holds; null for guards, and if no prevalence was asked for. */
  readonly prevalence: PrevalenceView | null;
  readonly margin: string | null;
  readonly cause: string | null;
  /** The cause, or the deciding numbers if no cause is known. */
  readonly reason: string;
  readonly evidence: Table;
  /** True if the check holds, so that no reader is needed. */
  readonly settled: boolean;
  /** True if the page shows the evidence unfolded. */
  readonly unfolded: boolean;
  /**
   * The distance of a claim from flipping; its table is the evidence. Null for guards, and if nothing was
   * measured.
   */
  readonly picture: Picture | null;
  /** One picture for each statement of a claim that joins several with `and`. */
  readonly partPictures: readonly Picture[];
  /** Where the claim holds around the chapter's own setting; null for guards, and if no map was made. */
  readonly map: MapView | null;
  /** `run` makes the worst run alone; null if no run is known. */
  readonly commands: { readonly run: string | null; readonly explain: string };
};

/** A table with more rows is folded even if the check does not hold. */
const maxUnfoldedRows = 12;

/** Returns the claims and guards of an Outcome, in the order in which the experiment states them. */
export function viewChecks(
  outcome: Outcome,
  words: Words,
  output?: string,
  part = false,
): readonly CheckView[] {
  const { claims, guards } = outcome.experiment;
  return outcome.checks.map((check, index) => {
    const claim = check.role === 'claim' ? claims.find(({ id }) => id === check.id) : undefined;
    const guard = check.role === 'guard' ? guards.find(({ name }) => name === check.id) : undefined;
    const { line, column } = (claim ?? guard)?.at ?? { line: 1, column: 1 };
    const name = anchor(check.role, check.id, index);
    const seen = viewVerdict(check, claim, outcome, words);
    const prevalence = claim ? viewPrevalence(outcome, claim.id, words) : null;
    const exit = reasonOf(check);
    const tone = exit === 'baseline' ? 'moved' : check.verdict.state;
    return {
      role: check.role,
      id: check.id,
      anchor: name,
      place: { file: outcome.experiment.file, line, column },
      ...placeOnAxes(claim, outcome),
      ...viewStatement(claim, check, words),
      ...seen,
      brief: words.check.clauses(seen.decision, ...(prevalence ? [prevalence.short] : [])),
      prevalence,
      picture: claimPicture(check.verdict.evidence, `${name}-picture`, seen.evidence, words),
      partPictures: partPictures(check.verdict.evidence, `${name}-picture`, words),
      map: claim ? viewMap(outcome, claim.id, `${name}-map`, words) : null,
      verdict: verdictWords(check.verdict.state, words, tone),
      exit,
      commands: viewCommands(check, outcome, output, part),
      stateWords: words.check.state(check.role, check.id, tone),
    };
  });
}

function placeOnAxes(claim: Claim | undefined, { experiment }: Outcome) {
  const axes = claim ? axesOf(experiment, claim) : [];
  return {
    axes,
    // a list as JSON: a text of an axis may hold any character
    at: JSON.stringify(axes.flatMap(({ axis, rests }) => rests.map((value) => `${axis}=${value}`))),
  };
}

function viewStatement(claim: Claim | undefined, { id, verdict }: Judged, words: Words) {
  if (!claim) {
    return {
      says: words.guard(id),
      where: null,
      note: null,
      expression: null,
      quantifier: null,
      settings: null,
    };
  }
  const { evidence } = verdict;
  return {
    says: textIn(claim.says, words.locale),
    where: claim.where === undefined ? null : textIn(claim.where, words.locale),
    note: claim.note === undefined ? null : textIn(claim.note, words.locale),
    expression: claim.expect,
    quantifier: words.quantifier(claim.quantifier, evidence.kind === 'findings' ? 0 : evidence.tally.of),
    settings: formatSettings(claim.settings, words.quantity) || null,
  };
}

function viewVerdict({ verdict }: Judged, claim: Claim | undefined, { experiment }: Outcome, words: Words) {
  const { evidence, margin, state } = verdict;
  const table = viewEvidence(evidence, words);
  const decision = decisionWords(evidence, claim?.quantifier ?? null, words);
  // The deciding numbers already say that a claim is not upheld, and say it better.
  const cause =
    verdict.cause === undefined || verdict.cause.code === 'not-upheld'
      ? null
      : words.cause(verdict.cause, experiment);
  return {
    offBy: offBy(margin),
    decision,
    margin: words.margin(margin),
    cause,
    reason: cause ?? decision,
    evidence: table,
    settled: state === 'holds',
    unfolded: state !== 'holds' && table.rows.length <= maxUnfoldedRows,
  };
}

function viewCommands(
  { id, verdict }: Judged,
  outcome: Outcome,
  output: string | undefined,
  part: boolean,
): CheckView['commands'] {
  const run = worstRun(verdict);
  return { run: run === null ? null : runAlone(outcome, run), explain: explainCommand(id, output, part) };
}

/** A margin in tolerances is the share of the tolerance that is left; the distance is the share that is used. */
function offBy(margin: Verdict['margin']): number | null {
  if (margin === null) return null;
  const distance = margin.unit === 'tolerance' ? 1 - margin.value : (margin.sds ?? Number.NaN);
  return Number.isFinite(distance) ? Math.abs(distance) : null;
}
