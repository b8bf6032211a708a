import { ownValue } from '../../../model/own-value.ts';
import type { BaselineDocument } from '../../../model/outcome/baseline-document.ts';
import type { BaselineMeasurement } from './measurement.ts';
import type { Cause } from '../../../model/outcome/cause.ts';
import type { GuardSubject, Measurement } from '../../check.ts';
import { changedStream, compareFigures } from './compare-figures.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import { requireBaseline } from './require-baseline.ts';
import { findMovedBeside } from './moved-beside.ts';
import type { MovedBeside } from '../../../model/outcome/ran-on.ts';
import type { RunFigure } from '../../../model/outcome/quantity.ts';
import { undecided } from '../../undecided.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { holds, worstFindings, type ObservedOf } from '../../findings/worst-finding.ts';

/** Backends on which a run repeats to the bit on every machine. */
const exactBackends: ReadonlySet<string> = new Set(['wasm', 'cpu']);

type Observation = ObservedOf<RunFigure>;

/**
 * Compares the records with the blessed ones. If the draws differ from those blessed, the verdict is
 * undecided; `drift` then decides by fresh seeds.
 */
export function judgeBaseline(
  measurements: readonly Measurement<BaselineMeasurement>[],
  { experiment, context }: GuardSubject,
): Verdict {
  const values = measurements.map(({ value }) => value);
  const found = requireBaseline(
    context.blessed,
    experiment,
    values.map(({ run }) => run),
  );
  if ('cause' in found) return undecided(found.cause);
  const exact = found.baseline.backend === context.backend && exactBackends.has(context.backend);
  const observed = observe(values, found.baseline, exact);
  const findings = worstFindings(observed);
  const changed = firstChangedDraw(values, found.baseline);
  if (changed) return { ...undecided(changed), evidence: { kind: 'findings', findings: [...findings] } };
  const unexamined = findings.length === 0 ? ['figures'] : [];
  return concludeFindings(
    findings,
    () => explain(observed, values.length, findMovedBeside(found.baseline, context)),
    unexamined,
  );
}

function observe(
  values: readonly BaselineMeasurement[],
  { runs }: BaselineDocument,
  exact: boolean,
): readonly Observation[] {
  return values.flatMap(({ run, figures }) => {
    const blessed = ownValue(runs, run);
    if (!blessed) throw new Error(`baseline: ${run} was not looked for`);
    return compareFigures(figures, blessed, 'baseline', exact).map((deviation) => ({ ...deviation, run }));
  });
}

function firstChangedDraw(
  values: readonly BaselineMeasurement[],
  { runs }: BaselineDocument,
): Cause | undefined {
  for (const { run, figures } of values) {
    const blessed = ownValue(runs, run);
    const stream = blessed && changedStream(figures, blessed);
    if (stream !== undefined) return { code: 'draws-changed', run, stream };
  }
  return undefined;
}

/**
 * Names a metric if one moved, since readers know losses rather than distances of weights; else a parameter.
 * Both say more than a count of draws.
 */
function explain(observed: readonly Observation[], of: number, beside: MovedBeside[] | undefined): Cause {
  const moved = observed.filter((entry) => !holds(entry));
  const [first] = moved.toSorted((a, b) => rank(a) - rank(b));
  if (!first) throw new Error('baseline: nothing moved');
  const { run, quantity, measured, stated } = first;
  const runs = new Set(moved.map((entry) => entry.run)).size;
  return { code: 'baseline-moved', run, quantity, measured, stated, runs, of, ...(beside ? { beside } : {}) };
}

function rank({ quantity }: Observation): number {
  return ['metric', 'parameter', 'state', 'draws'].indexOf(quantity.of);
}
