import { claimSeeds, readingCells } from '../check/claims/cells.ts';
import { derivedConstants } from '../check/claims/derived-constants.ts';
import type { Blessed } from '../model/outcome/loaded-baseline.ts';
import type { Claim, Experiment, GuardName } from '../model/experiment/experiment.ts';
import { mapTerm, partsOf, readingsOf, type Statement } from '../model/experiment/statement.ts';
import { jsonEqual } from './same-data.ts';

/** What of a question differs, so that two verdicts are not of the same one. */
export type QuestionPart =
  | 'statement'
  | 'threshold'
  | 'settings'
  | 'truths'
  | 'quantifier'
  | 'seeds'
  | 'stated'
  | 'subject'
  | 'relations'
  | 'blessed';

/** What the numbers of one seed say is another thing where one of these differs; a quantifier or other seeds leave them as they are. */
export const rowParts: ReadonlySet<QuestionPart> = new Set<QuestionPart>([
  'statement',
  'threshold',
  'settings',
  'truths',
  'subject',
]);

/** A claim with the experiment that states it. */
export type AskedClaim = { readonly experiment: Experiment; readonly claim: Claim };

/** What is asked otherwise of a claim: its sentence is no part of that, since it decides nothing. */
export function compareClaims(base: AskedClaim, head: AskedClaim): readonly QuestionPart[] {
  const onlyFactors =
    !jsonEqual(base.claim.statement, head.claim.statement) &&
    jsonEqual(withoutFactors(base.claim.statement), withoutFactors(head.claim.statement));
  const differs: readonly (readonly [QuestionPart, (asked: AskedClaim) => unknown])[] = [
    [onlyFactors ? 'threshold' : 'statement', ({ claim }) => claim.statement],
    ['settings', settingsOf],
    ['truths', namedTruths],
    ['quantifier', ({ claim: { quantifier } }) => quantifier],
    ['seeds', ({ experiment, claim }) => claimSeeds(experiment, claim)],
  ];
  return differs.flatMap(([part, of]) => (jsonEqual(of(base), of(head)) ? [] : [part]));
}

/** What a guard examines with, besides the code. */
export type AskedGuard = { readonly experiment: Experiment; readonly blessed: Blessed };

/** What is asked otherwise of a guard. */
export function compareGuards(name: GuardName, base: AskedGuard, head: AskedGuard): readonly QuestionPart[] {
  const differs: readonly (readonly [QuestionPart, (asked: AskedGuard) => unknown])[] = [
    ['stated', ({ experiment: { law, states } }) => [law, states]],
    ['settings', ({ experiment: { settings, sweep, redraw } }) => [settings, sweep, redraw]],
    ['seeds', ({ experiment: { seeds } }) => seeds],
    ...(name === 'equivalence'
      ? [['subject', ({ experiment }: AskedGuard) => experiment.equivalentTo] as const]
      : []),
    ...(name === 'metamorphic'
      ? [['relations', ({ experiment }: AskedGuard) => experiment.relations] as const]
      : []),
    ...(name === 'baseline' || name === 'drift'
      ? [['blessed', ({ blessed }: AskedGuard) => blessed] as const]
      : []),
  ];
  return differs.flatMap(([part, of]) => (jsonEqual(of(base), of(head)) ? [] : [part]));
}

/** The cells that a claim is read from, as they come of the sweep, the claim's own settings and the command line. */
function settingsOf({ experiment, claim }: AskedClaim): unknown {
  return [
    experiment.settings,
    [...experiment.redraw].toSorted(),
    claim.settings,
    readingCells({ experiment, claim }).map(({ cells }) => cells),
  ];
}

/** Numbers that follow from what is stated, where the claim is held against one. */
function namedTruths({ experiment, claim }: AskedClaim): unknown {
  const { statement } = claim;
  const truths = derivedConstants({ experiment, claim });
  return readingsOf(statement).flatMap((reading) =>
    Object.hasOwn(truths, reading.metric) ? [truths[reading.metric]] : [],
  );
}

function withoutFactors(statement: Statement): unknown {
  return partsOf(statement).map((part) =>
    part.kind === 'comparison'
      ? { ...part, tolerance: null, left: mapTerm(part.left, asOne), right: mapTerm(part.right, asOne) }
      : part,
  );
}

function asOne<Leaf extends { readonly factor: number }>(leaf: Leaf): Leaf {
  return { ...leaf, factor: 1 };
}
