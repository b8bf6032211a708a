import { bindChecks, type BoundCheck } from '../../check/bind-checks.ts';
import { nameCauses, type CauseCode } from '../../model/outcome/cause.ts';
import type { LoadedBaseline } from '../../model/outcome/loaded-baseline.ts';
import { checkGroups } from '../../check/check-groups.ts';
import { gatherUsedNames } from '../../check/used-names.ts';
import type { UsedNames } from '../../model/outcome/used-names.ts';
import type { Measured } from '../../model/outcome/measured.ts';
import { markUnreproducible } from '../../check/guards/reproducible/mark-unreproducible.ts';
import { isMapped } from '../../check/claims/map-points.ts';
import type { Sources } from '../../model/outcome/sources.ts';
import type { Environment, Outcome } from '../../model/outcome/outcome.ts';
import { contextOf } from '../../outcome/judge-again.ts';
import { makeOutcome, type Decision, type OutcomeParts } from '../../outcome/make-outcome.ts';
import { planRuns, type Group, type Plan } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import { sweepRuns } from '../../plan/sweep-runs.ts';
import { maxMapRuns } from '../../run/schedule/maps.ts';
import { sampledRunCount } from '../../run/schedule/sample-runs.ts';
import type { PlanResult, RunEvent, Runner } from '../../run/runner.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';

export type PipelineOptions = {
  /** Ids of the claims and guards to decide; absent: all. */
  readonly selected?: ReadonlySet<string>;
  /** What the command line changed, for the report. */
  readonly changes: readonly string[];
  /** The figures that the guards `baseline` and `drift` compare the runs with. */
  readonly blessed: LoadedBaseline;
  /** Returns the digests of what the verdicts rest on; called after all runs. */
  readonly sources: () => Sources;
  /** The environment, with the timings of earlier stages: those of this pipeline are added after them. */
  readonly environment: Environment;
  /** How many seeds each claim is tried at, if its runs can be made in lanes; absent: none. */
  readonly prevalence?: number;
  /**
   * True for a copy with a defect, of code whose names are known to be read: no check is undecided because
   * the defect keeps a name from being read. The checks must notice this by the numbers.
   */
  readonly trustsNames?: boolean;
  readonly signal?: AbortSignal;
  readonly on: (event: RunEvent) => void;
  /** Called with the verdicts if further seeds follow, so that a page of them can be prepared meanwhile. */
  readonly onDecided?: (soFar: Outcome) => void;
  /** Milliseconds, from any start: the only clock the stages see. */
  readonly now: () => number;
};

type PipelineRunner = Pick<Runner, 'run'> &
  Partial<Pick<Runner, 'repeat' | 'redo' | 'countAtSeeds' | 'makeMaps' | 'programs'>>;

/**
 * Plans, trains, measures and decides an experiment, then repeats runs, makes maps and tries the claims at
 * many seeds.
 *
 * @returns the Outcome, without sabotage; not complete if it was interrupted
 */
export async function runExperiment(
  experiment: Experiment,
  runner: PipelineRunner,
  options: PipelineOptions,
): Promise<Outcome> {
  const { selected, now, on, signal, blessed, sources } = options;
  const timings: Record<string, number> = { ...options.environment.timings };
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const from = now();
    const result = await work();
    timings[stage] = now() - from;
    return result;
  };

  const context = contextOf(blessed, options.environment);
  const checks = bindChecks(experiment, context).filter(({ id }) => selected?.has(id) ?? true);
  const plan = await timed('plan', () =>
    planRuns(runsWholeSweep(selected) ? sweepRuns(experiment) : [], checkGroups(checks)),
  );
  const asked = experiment.claims.filter(({ id }) => selected?.has(id) ?? true);
  const seeds = options.prevalence ?? 0;
  const mapped = asked.filter(isMapped);
  const trained = await timed('train', () =>
    runner.run(plan, on, seeds > 0 && asked.length > 0 ? { claims: asked, mapped } : undefined),
  );
  const judged = await timed('judge', () => decideAll(checks, plan, trained, runner, options));
  const conclude = ({ decisions, ...found }: Decided, more: Pick<OutcomeParts, 'prevalence' | 'maps'>) =>
    makeOutcome({
      experiment,
      changes: options.changes,
      complete: !(signal?.aborted ?? false),
      ...found,
      decisions,
      blessed,
      sources: sources(),
      ...more,
      programs: runner.programs?.() ?? [],
      environment: { ...options.environment, timings },
    });
  const isRepeated = checks.some(({ id }) => id === 'reproducible');
  const repeat = async () => {
    const repeated = isRepeated ? ((await runner.repeat?.(plan, trained)) ?? []) : [];
    const soFar = judgeRepeats(judged, repeated, plan);
    if (seeds > 0) options.onDecided?.(conclude(soFar, { prevalence: null, maps: [] }));
    return repeated;
  };
  const reliable = reliableIds(judged.decisions);
  const isAsked = ({ id }: Claim) => reliable.has(id);
  // All three at once: each has times when it waits for threads that it may not use, or for runs that others
  // rest on.
  const repeating = repeat();
  const mapping = (async () => runner.makeMaps?.(mapped.filter(isAsked), seeds, maxMapRuns) ?? [])();
  for (const each of [repeating, mapping]) each.catch(() => undefined); // thrown where awaited
  const prevalence = await timed('seeds', () => runner.countAtSeeds?.(asked.filter(isAsked), seeds) ?? null);
  const maps = await timed('maps', () => mapping);
  const repeated = await timed('repeat', () => repeating);
  // What was decided by a program that was refuted later is judged again, by runs as written.
  const sample = seeds > 0 || options.trustsNames === true ? 0 : sampledRunCount;
  const redone = (await runner.redo?.(plan, trained, on, sample)) ?? null;
  const anew = redone === null ? judged : await decideAll(checks, plan, redone, runner, options);
  const decided = judgeRepeats(anew, repeated, plan);
  return conclude(decided, keepReliable({ prevalence, maps }, reliableIds(decided.decisions)));
}

type Decided = Pick<OutcomeParts, 'runs' | 'records' | 'scalars' | 'heard'> & {
  readonly decisions: readonly Decision[];
};

/** Judges what was trained, makes the probes of what fails, and judges again, all but reproducibility. */
async function decideAll(
  checks: readonly BoundCheck[],
  plan: Plan,
  trained: PlanResult,
  runner: PipelineRunner,
  { trustsNames, on }: PipelineOptions,
): Promise<Decided> {
  const namesUsedBy = (runs: readonly Run[], records: PlanResult['records']) =>
    trustsNames === true ? null : gatherUsedNames(runs, records);
  const known = namesUsedBy(plan.runs, trained.records);
  const first = checks.map((check) => decide(check, inPlannedOrder(check, plan, trained), known));
  const probePlan = planRuns(
    [],
    first.flatMap((decision) => probesOf(decision)),
  );
  const probed = await runner.run(probePlan, on);
  const runs = distinct([...plan.runs, ...probePlan.runs]);
  const records = new Map([...trained.records, ...probed.records]);
  const usedNames = namesUsedBy(runs, records);
  return {
    runs,
    records,
    scalars: new Map([...trained.scalars, ...probed.scalars]),
    decisions: first.map((decision) => reconsider(decision, probePlan, probed, usedNames)),
    heard: usedNames,
  };
}

/** Judges what was repeated, and withholds the verdicts that rest on numbers that are not reproducible. */
function judgeRepeats(decided: Decided, repeated: readonly Measured[], plan: Plan): Decided {
  const { decisions } = decided;
  const guard = decisions.find(({ id }) => id === 'reproducible');
  if (!guard) return decided;
  const judged = decide(guard.check, repeated, null);
  const all = decisions.map((decision) => (decision === guard ? judged : decision));
  return { ...decided, decisions: markUnreproducible(all, plan.runs) };
}

/** Drops the counts and maps of claims that turned out not to be reliable: see `reliableIds`. */
function keepReliable(
  { prevalence, maps }: Pick<OutcomeParts, 'prevalence' | 'maps'>,
  reliable: ReadonlySet<string>,
): Pick<OutcomeParts, 'prevalence' | 'maps'> {
  const kept = Object.entries(prevalence?.claims ?? {}).filter(([id]) => reliable.has(id));
  return {
    prevalence: prevalence && { ...prevalence, claims: Object.fromEntries(kept) },
    maps: maps.filter(({ claim }) => reliable.has(claim)),
  };
}

/** Returns the groups of runs by which a failing check looks for its cause. */
function probesOf({ check, measured, verdict }: Decision): Group[] {
  return verdict.state === 'fails'
    ? check.probes(measured).map((runs) => ({ check: check.id, runs, probe: true }))
    : [];
}

/** Returns true if the whole sweep is run: if all checks are selected, or none but `reproducible`. */
function runsWholeSweep(selected: ReadonlySet<string> | undefined): boolean {
  return selected === undefined || (selected.size === 1 && selected.has('reproducible'));
}

const unreliableCauses: ReadonlySet<CauseCode> = new Set([
  'rests-on-unreproducible',
  'seeds-alike',
  'not-deterministic',
]);

/**
 * Returns the ids of the checks that many seeds can say something about. Left out are those whose numbers are
 * not reproducible or are the same for all seeds, and those that rest on a name that no run answered to.
 */
function reliableIds(decisions: readonly Decision[]): ReadonlySet<string> {
  const isUnreliable = ({ verdict: { cause } }: Decision) =>
    cause !== undefined && unreliableCauses.has(cause.code);
  const reliable = decisions.filter((decision) => isAnswered(decision) && !isUnreliable(decision));
  return new Set(reliable.map(({ id }) => id));
}

function decide(check: BoundCheck, measured: readonly Measured[], usedNames: UsedNames | null): Decision {
  return { id: check.id, check, measured, verdict: check.judge(measured, usedNames) };
}

/** Returns true if runs answered to all names that a check rests on. */
function isAnswered({ verdict: { cause } }: Decision): boolean {
  return cause === undefined || !nameCauses.has(cause.code);
}

/**
 * Judges a check again if it has probes, or if it rests on a name that no run had answered to: the probes of
 * any check may have read it.
 */
function reconsider(
  decision: Decision,
  probePlan: Plan,
  probed: PlanResult,
  usedNames: UsedNames | null,
): Decision {
  const probes = inPlannedOrder(decision.check, probePlan, probed);
  if (probes.length === 0 && isAnswered(decision)) return decision;
  const measured = [...decision.measured, ...probes];
  return { ...decision, measured, verdict: decision.check.judge(measured, usedNames) };
}

/** Returns what was measured on a check's groups, in the plan's order; `not-run` if there is no result. */
function inPlannedOrder(check: BoundCheck, plan: Plan, result: PlanResult): Measured[] {
  const found = new Map((result.measured.get(check.id) ?? []).map((entry) => [entry.runs.join(' '), entry]));
  const groups = plan.jobs.flatMap((job) => job.groups).filter((group) => group.check === check.id);
  return groups.map(
    ({ runs, probe }) => found.get(runs.join(' ')) ?? { state: 'not-run', runs: [...runs], probe },
  );
}

function distinct<T extends { readonly id: string }>(runs: readonly T[]): T[] {
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}
