import { claimSeeds, readingCells } from '../check/claims/cells.ts';
import { derivedConstants } from '../check/claims/derived-constants.ts';
import type { LoadedBaseline } from '../model/outcome/loaded-baseline.ts';
import type { Claim, Experiment, GuardName } from '../model/experiment/experiment.ts';
import { mapTerm, partsOf, readingsOf, type Statement } from '../model/experiment/statement.ts';
import { jsonEqual } from './json-equal.ts';

/** A part of a check's question: if one differs, two verdicts do not answer the same question. */
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

/**
 * The parts that change what the numbers of one seed mean: if one differs, rows cannot be paired. A
 * quantifier or other seeds leave them as they are.
 */
export const rowParts: ReadonlySet<QuestionPart> = new Set<QuestionPart>([
  'statement',
  'threshold',
  'settings',
  'truths',
  'subject',
]);

/** A claim with the experiment that states it. */
export type AskedClaim = { readonly experiment: Experiment; readonly claim: Claim };

/** Returns the parts of a claim's question that differ. Its sentence is no part, since it decides nothing. */
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

/** What a guard's question is made of, apart from the code. */
export type AskedGuard = { readonly experiment: Experiment; readonly blessed: LoadedBaseline };

type GuardParts = Partial<Record<QuestionPart, (experiment: Experiment) => unknown>>;

const nothing: GuardParts = {};

/** What a guard's question is made of beside what every guard's is. */
const ownParts: Readonly<Record<GuardName, GuardParts>> = {
  streams: { stated: ({ law, states, orders, sizes }) => [law, states, orders, sizes] },
  'hold-out': { stated: ({ law, states, orders }) => [law, states, orders] },
  'data-law': nothing,
  trajectory: nothing,
  recompute: nothing,
  'decay-law': nothing,
  'closed-form': nothing,
  metamorphic: { relations: ({ relations }) => relations },
  equivalence: { subject: ({ equivalentTo }) => equivalentTo },
  drift: nothing,
  baseline: nothing,
  reproducible: nothing,
};

const readsBaseline: ReadonlySet<GuardName> = new Set<GuardName>(['baseline', 'drift']);

/** Returns the parts of a guard's question that differ. */
export function compareGuards(name: GuardName, base: AskedGuard, head: AskedGuard): readonly QuestionPart[] {
  const parts: GuardParts = {
    stated: ({ law, states }) => [law, states],
    settings: ({ settings, sweep, redraw, ...rest }) => [settings, sweep, redraw, ...surroundings(rest)],
    seeds: ({ seeds }) => seeds,
    ...ownParts[name],
  };
  const differs = (Object.keys(parts) as QuestionPart[]).filter(
    (part) => !jsonEqual(parts[part]?.(base.experiment), parts[part]?.(head.experiment)),
  );
  const isBlessedOtherwise = readsBaseline.has(name) && !jsonEqual(base.blessed, head.blessed);
  return [...differs, ...(isBlessedOtherwise ? (['blessed'] as const) : [])];
}

/** Returns what runs depend on, and when they count as diverged; null for what the experiment leaves open. */
function surroundings({ limits, timeZone, locale }: Pick<Experiment, 'limits' | 'timeZone' | 'locale'>) {
  return [limits ?? null, timeZone ?? null, locale ?? null];
}

/** Returns the cells that a claim reads, and the settings of the command line and the claim behind them. */
function settingsOf({ experiment, claim }: AskedClaim): unknown {
  return [
    experiment.settings,
    surroundings(experiment),
    [...experiment.redraw].toSorted(),
    claim.settings,
    readingCells({ experiment, claim }).map(({ cells }) => cells),
  ];
}

/** Returns the numbers that a claim compares with and that follow from what the experiment states. */
function namedTruths({ experiment, claim }: AskedClaim): unknown {
  const { statement } = claim;
  const truths = derivedConstants({ experiment, claim });
  return readingsOf(statement).flatMap((reading) =>
    Object.hasOwn(truths, reading.metric) ? [truths[reading.metric]] : [],
  );
}

/** Returns a statement without thresholds: in comparisons every factor is 1, and there is no tolerance. */
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
