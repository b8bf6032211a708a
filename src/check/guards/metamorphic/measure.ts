import type { Relation } from '../../../model/experiment/experiment.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { isMissing, type GuardSubject, type Missing } from '../../check.ts';
import { compareQuantity, type QuantityComparison } from './compare-quantity.ts';
import { relationKinds } from '../../../model/outcome/relation-kinds.ts';
import { relationRuns } from './relation-runs.ts';
import type { MetamorphicMeasurement } from './measurement.ts';

export function measurePair(
  base: TrainedRun,
  changed: TrainedRun,
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

function compareRuns(
  base: TrainedRun,
  changed: TrainedRun,
  relation: Relation,
): QuantityComparison[] | Missing {
  const compared: QuantityComparison[] = [];
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

/**
 * Returns what is missing if the runs do not differ as the relation says. A relation that holds between such
 * runs has shown nothing.
 */
function unchanged(base: TrainedRun, changed: TrainedRun, { overrides }: Relation): Missing | undefined {
  if (base.run.id === changed.run.id) return { missing: 'second run with other settings', has: [] };
  const same = overrides.find(({ stream }) => drawnAs(base, stream) === drawnAs(changed, stream));
  return same && { missing: `change of the stream "${same.stream}"`, has: [...streamsOf(changed)] };
}

function drawnAs({ record }: TrainedRun, stream: string): string {
  return record.draws
    .filter((draw) => draw.stream === stream)
    .map(({ digest }) => digest)
    .join(' ');
}

function streamsOf({ record }: TrainedRun): ReadonlySet<string> {
  return new Set(record.draws.map(({ stream }) => stream));
}
