import type { Run } from '../model/run/run.ts';
import type { TrainedRun } from '../model/run/fit.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import { isMissing, type Check, type Divergence, type JudgeContext, type Measurement } from './check.ts';
import { claimCheck } from './claims/claim-check.ts';
import type { UsedNames } from '../model/outcome/used-names.ts';
import { judgeCheck } from './judge-check.ts';
import type { Measured } from '../model/outcome/measured.ts';
import { guards } from './guards/registry.ts';
import { unusedNameOfClaim, unusedNameOfGuard, type FindUnusedName } from './unused-name.ts';
import type { Verdict } from '../model/outcome/verdict.ts';

/**
 * A check bound to its claim or experiment. The pipeline handles all checks in this form, whatever they
 * measure.
 */
export type BoundCheck = {
  /** A claim's id, or a guard's name. */
  readonly id: string;
  readonly role: 'claim' | 'guard';
  /** True if the check reads neither draws nor data. */
  readonly readsFiguresOnly: boolean;
  runs(): readonly (readonly Run[])[];
  measure(group: readonly TrainedRun[], probe: boolean): Measured;
  /** @param usedNames the names that the code answered to; if it is absent, names are not checked */
  judge(measured: readonly Measured[], usedNames?: UsedNames | null): Verdict;
  probes(measured: readonly Measured[]): readonly (readonly Run[])[];
  /** @throws ZodError if a measurement read from an Outcome is not one of this check's */
  read(measured: readonly Measured[]): readonly Measured[];
};

/** Context for callers that only measure or parse. Planning and judging may need the real baseline. */
const withoutContext: JudgeContext = { blessed: { state: 'absent', file: '' }, backend: '' };

/** Binds the checks of an experiment, claims first, in the order of its file. */
export function bindChecks(experiment: Experiment, context = withoutContext): readonly BoundCheck[] {
  return [
    ...experiment.claims.map((claim) =>
      bind(
        claimCheck,
        { experiment, claim },
        { id: claim.id, role: 'claim' },
        unusedNameOfClaim(experiment, claim),
      ),
    ),
    ...experiment.guards.map(({ name }) =>
      bind(
        guards[name],
        { experiment, context },
        { id: name, role: 'guard' },
        unusedNameOfGuard(experiment, name),
      ),
    ),
  ];
}

function bind<S, M>(
  check: Check<S, M>,
  subject: S,
  { id, role }: Pick<BoundCheck, 'id' | 'role'>,
  findUnusedName: FindUnusedName,
): BoundCheck {
  const measurementsOf = (measured: readonly Measured[]) =>
    measured.filter((entry) => entry.state === 'measured') as unknown as readonly Measurement<M>[]; // bound: they are this check's own
  return {
    id,
    role,
    readsFiguresOnly: check.readsFiguresOnly ?? false,
    runs: () => check.runs(subject),
    measure: (group, probe) => measureGroup(group, probe, () => check.measure(group, subject)),
    judge: (measured, usedNames) =>
      judgeCheck(
        measured,
        check.judgesDivergence(subject),
        () => check.judge(measurementsOf(measured), subject),
        usedNames ? findUnusedName(usedNames) : undefined,
      ),
    probes: (measured) => check.probes?.(measurementsOf(measured), subject) ?? [],
    read: (measured) =>
      measured.map((entry) =>
        entry.state === 'measured' ? { ...entry, value: check.measurement.parse(entry.value) } : entry,
      ),
  };
}

function measureGroup(group: readonly TrainedRun[], probe: boolean, measure: () => unknown): Measured {
  const runs = group.map(({ run }) => run.id);
  const value = measure();
  if (isMissing(value)) {
    return { state: 'missing', runs, probe, run: runs[0] ?? '', what: value.missing, has: [...value.has] };
  }
  return { state: 'measured', runs, probe, diverged: firstDivergence(group), value };
}

function firstDivergence(group: readonly TrainedRun[]): Divergence | null {
  for (const { record } of group) {
    if (record.state !== 'diverged') continue;
    const {
      state: _,
      draws: _draws,
      reads: _reads,
      metrics: _metrics,
      parameters: _parameters,
      ...how
    } = record;
    return how;
  }
  return null;
}
