import { bindChecks, type BoundCheck } from '../../check/bind-checks.ts';
import { nameCauses, type CauseCode } from '../../model/outcome/cause.ts';
import type { Blessed } from '../../model/outcome/loaded-baseline.ts';
import { checkGroups } from '../../check/check-groups.ts';
import { gatherHeard } from '../../check/heard.ts';
import type { Heard } from '../../model/outcome/heard.ts';
import type { Measured } from '../../model/outcome/measured.ts';
import { withholdUnreproducible } from '../../check/guards/reproducible/withhold.ts';
import { isMapped } from '../../check/claims/map-points.ts';
import type { Sources } from '../../model/outcome/sources.ts';
import type { Environment, Outcome } from '../../model/outcome/outcome.ts';
import { contextOf } from '../../outcome/judge-again.ts';
import { makeOutcome, type Decision, type OutcomeParts } from '../../outcome/make-outcome.ts';
import { planRuns, type Group, type Plan } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import { sweepRuns } from '../../plan/sweep-runs.ts';
import { mostMapRuns } from '../../run/schedule/maps.ts';
import { mostByChance } from '../../run/schedule/sample-runs.ts';
import type { PlanResult, RunEvent, Runner } from '../../run/runner.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';

export type PipelineOptions = {
  /** Ids of the claims and guards to decide; all, where absent. */
  readonly selected?: ReadonlySet<string>;
  /** What the command line changed, for the report. */
  readonly changes: readonly string[];
  /** The figures that baseline and drift hold the runs against. */
  readonly blessed: Blessed;
  /** What the verdicts rest on, once all is run. */
  readonly sources: () => Sources;
  /** Its timings, of what came before, stand before those of the stages. */
  readonly environment: Environment;
  /** Of how many seeds claims are asked, where their runs can be made in lanes; none, where absent. */
  readonly prevalence?: number;
  /** For a copy of code whose names were looked at: what a defect keeps from being read is for the checks to notice. */
  readonly trustsNames?: boolean;
  readonly signal?: AbortSignal;
  readonly on: (event: RunEvent) => void;
  /** Told once all is decided and there is more to ask: what is known so far can be shown meanwhile. */
  readonly onDecided?: (soFar: Outcome) => void;
  /** Milliseconds, from any start: the only clock the stages see. */
  readonly now: () => number;
};

type PipelineRunner = Pick<Runner, 'run'> &
  Partial<Pick<Runner, 'repeat' | 'redo' | 'askSeeds' | 'askMaps' | 'programs'>>;

/** Plans, trains, measures, decides, then asks claims of many seeds. */
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
    planRuns(rests(selected) ? sweepRuns(experiment) : [], checkGroups(checks)),
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
    const soFar = withhold(judged, repeated, plan);
    if (seeds > 0) options.onDecided?.(conclude(soFar, { prevalence: null, maps: [] }));
    return repeated;
  };
  const firm = firmIds(judged.decisions);
  const isAsked = ({ id }: Claim) => firm.has(id);
  // All beside each other: each waits for threads that it may not use, or for runs that others rest on.
  const repeating = repeat();
  const mapping = (async () => runner.askMaps?.(mapped.filter(isAsked), seeds, mostMapRuns) ?? [])();
  for (const each of [repeating, mapping]) each.catch(() => undefined); // told below
  const prevalence = await timed('seeds', () => runner.askSeeds?.(asked.filter(isAsked), seeds) ?? null);
  const maps = await timed('maps', () => mapping);
  const repeated = await timed('repeat', () => repeating);
  // What was decided by a program that was found out since is judged anew, of runs as written.
  const sample = seeds > 0 || options.trustsNames === true ? 0 : mostByChance;
  const redone = (await runner.redo?.(plan, trained, on, sample)) ?? null;
  const anew = redone === null ? judged : await decideAll(checks, plan, redone, runner, options);
  const decided = withhold(anew, repeated, plan);
  return conclude(decided, keepFirm({ prevalence, maps }, firmIds(decided.decisions)));
}

type Decided = Pick<OutcomeParts, 'runs' | 'records' | 'scalars' | 'heard'> & {
  readonly decisions: readonly Decision[];
};

/** Judges all that was trained, probes what failed, and judges again; whether it is reproducible is not known yet. */
async function decideAll(
  checks: readonly BoundCheck[],
  plan: Plan,
  trained: PlanResult,
  runner: PipelineRunner,
  { trustsNames, on }: PipelineOptions,
): Promise<Decided> {
  const hear = (runs: readonly Run[], records: PlanResult['records']) =>
    trustsNames === true ? null : gatherHeard(runs, records);
  const known = hear(plan.runs, trained.records);
  const first = checks.map((check) => decide(check, inPlannedOrder(check, plan, trained), known));
  const probePlan = planRuns(
    [],
    first.flatMap((decision) => probesOf(decision)),
  );
  const probed = await runner.run(probePlan, on);
  const runs = distinct([...plan.runs, ...probePlan.runs]);
  const records = new Map([...trained.records, ...probed.records]);
  const heard = hear(runs, records);
  return {
    runs,
    records,
    scalars: new Map([...trained.scalars, ...probed.scalars]),
    decisions: first.map((decision) => reconsider(decision, probePlan, probed, heard)),
    heard,
  };
}

/** With what was repeated judged, and what rests on no firm number withheld. */
function withhold(decided: Decided, repeated: readonly Measured[], plan: Plan): Decided {
  const { decisions } = decided;
  const guard = decisions.find(({ id }) => id === 'reproducible');
  if (!guard) return decided;
  const judged = decide(guard.check, repeated, null);
  const all = decisions.map((decision) => (decision === guard ? judged : decision));
  return { ...decided, decisions: withholdUnreproducible(all, plan.runs) };
}

/** Without what was asked of claims that turned out to rest on numbers that are not reproducible. */
function keepFirm(
  { prevalence, maps }: Pick<OutcomeParts, 'prevalence' | 'maps'>,
  firm: ReadonlySet<string>,
): Pick<OutcomeParts, 'prevalence' | 'maps'> {
  const kept = Object.entries(prevalence?.claims ?? {}).filter(([id]) => firm.has(id));
  return {
    prevalence: prevalence && { ...prevalence, claims: Object.fromEntries(kept) },
    maps: maps.filter(({ claim }) => firm.has(claim)),
  };
}

function probesOf({ check, measured, verdict }: Decision): Group[] {
  return verdict.state === 'fails'
    ? check.probes(measured).map((runs) => ({ check: check.id, runs, probe: true }))
    : [];
}

/** Whether the sweep is run for its own sake: where all is asked, or whether it is reproducible and nothing more. */
function rests(selected: ReadonlySet<string> | undefined): boolean {
  return selected === undefined || (selected.size === 1 && selected.has('reproducible'));
}

const infirm: ReadonlySet<CauseCode> = new Set([
  'rests-on-unreproducible',
  'seeds-alike',
  'not-deterministic',
]);

/** What it is worth asking many seeds of: not where numbers are not reproducible, nor where nothing answered to a name. */
function firmIds(decisions: readonly Decision[]): ReadonlySet<string> {
  const isInfirm = ({ verdict: { cause } }: Decision) => cause !== undefined && infirm.has(cause.code);
  const firm = decisions.filter((decision) => isAnswered(decision) && !isInfirm(decision));
  return new Set(firm.map(({ id }) => id));
}

function decide(check: BoundCheck, measured: readonly Measured[], heard: Heard | null): Decision {
  return { id: check.id, check, measured, verdict: check.judge(measured, heard) };
}

/** Whether runs answered to all names that it rests on. */
function isAnswered({ verdict: { cause } }: Decision): boolean {
  return cause === undefined || !nameCauses.has(cause.code);
}

/** Probes add to what was measured, and may read a setting that no run before them did. */
function reconsider(decision: Decision, probePlan: Plan, probed: PlanResult, heard: Heard | null): Decision {
  const probes = inPlannedOrder(decision.check, probePlan, probed);
  if (probes.length === 0 && isAnswered(decision)) return decision;
  const measured = [...decision.measured, ...probes];
  return { ...decision, measured, verdict: decision.check.judge(measured, heard) };
}

/** What a check's groups gave, in the plan's order whatever worker was first; what is absent was not run. */
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
