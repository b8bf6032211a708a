import { z } from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';
import type { Relation } from '../../../model/experiment/experiment.ts';
import type { Raw } from '../../../model/run/fit.ts';
import { isMissing, type Check, type GuardSubject, type Missing } from '../../check.ts';
import { compareQuantity, type Comparison } from './compare-quantity.ts';
import { quantityKinds, relationKinds } from '../../../model/outcome/relation-kinds.ts';
import { judgeMetamorphic } from './judge.ts';
import { relationRuns } from './relation-runs.ts';

export const metamorphicMeasurement = z.object({
  /** The changed run, and the one it is compared with. */
  run: z.string(),
  other: z.string(),
  /** Usually one: those with just these two runs. */
  relations: z.array(
    z.object({
      relation: z.string(),
      compared: z.array(
        z.object({
          kind: z.enum(relationKinds),
          quantity: z.string(),
          of: z.enum(quantityKinds),
          broken: z.number(),
          at: z.number().nullable(),
          measured: jsonNumber,
          stated: jsonNumber,
        }),
      ),
    }),
  ),
});

export type MetamorphicMeasurement = z.infer<typeof metamorphicMeasurement>;

/**
 * What must come of a run when its streams or settings change, whatever its numbers are: no figure of
 * the chapter is needed, and no tolerance, since what a relation states of floats it states exactly.
 * After T. Y. Chen, S. C. Cheung and S. M. Yiu, Metamorphic testing, HKUST-CS98-01 (1998).
 */
export const metamorphic: Check<GuardSubject, MetamorphicMeasurement> = {
  measurement: metamorphicMeasurement,
  judgesDivergence: () => true, // where a relation starts from such a run, it says nothing
  runs: ({ experiment }) => {
    const pairs = relationRuns(experiment).map(({ base, changed }) => [base, changed]);
    return [...new Map(pairs.map((pair) => [pair.map(({ id }) => id).join(' '), pair])).values()];
  },
  measure: ([base, changed], { experiment }) =>
    base === undefined || changed === undefined
      ? { missing: 'two runs', has: [] }
      : measurePair(base, changed, experiment),
  judge: judgeMetamorphic,
};

function measurePair(
  base: Raw,
  changed: Raw,
  experiment: GuardSubject['experiment'],
): MetamorphicMeasurement | Missing {
  const own = relationRuns(experiment).filter(
    (pair) => pair.base.id === base.run.id && pair.changed.id === changed.run.id,
  );
  const relations: MetamorphicMeasurement['relations'] = [];
  for (const { relation } of own) {
    const compared = compareRuns(base, changed, relation);
    if (isMissing(compared)) return compared;
    relations.push({ relation: relation.id, compared });
  }
  return { run: changed.run.id, other: base.run.id, relations };
}

function compareRuns(base: Raw, changed: Raw, relation: Relation): Comparison[] | Missing {
  const compared: Comparison[] = [];
  const quantities = { ...relation, scales: Object.keys(relation.scales) };
  for (const kind of relationKinds) {
    for (const quantity of quantities[kind]) {
      const comparison = compareQuantity(base, changed, relation, kind, quantity);
      if (isMissing(comparison)) return comparison;
      compared.push(comparison);
    }
  }
  const holds = compared.every(({ broken }) => broken === 0);
  return (holds ? unchanged(base, changed, relation) : undefined) ?? compared;
}

/** A relation that holds although what it changes did not change has shown nothing. */
function unchanged(base: Raw, changed: Raw, { overrides }: Relation): Missing | undefined {
  if (base.run.id === changed.run.id) return { missing: 'second run with other settings', has: [] };
  const same = overrides.find(({ stream }) => drawnAs(base, stream) === drawnAs(changed, stream));
  return same && { missing: `change of the stream "${same.stream}"`, has: [...streamsOf(changed)] };
}

function drawnAs({ record }: Raw, stream: string): string {
  return record.draws
    .filter((draw) => draw.stream === stream)
    .map(({ digest }) => digest)
    .join(' ');
}

function streamsOf({ record }: Raw): ReadonlySet<string> {
  return new Set(record.draws.map(({ stream }) => stream));
}
