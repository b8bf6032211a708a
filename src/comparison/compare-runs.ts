import { isFailed } from '../plan/is-failed.ts';
import type { RunRecord } from '../model/run/record.ts';
import type { ComparedOutcome } from './compare-checks.ts';
import { sameNumber } from './paired-shift.ts';

type RunState = ComparedOutcome['runs']['state'][number];

/** Runs that ended in one state before, and end in another now. */
export type StateChange = {
  readonly from: RunState;
  readonly to: RunState;
  readonly runs: readonly string[];
};

export type RunsChange = {
  /** Runs that both Outcomes planned. */
  readonly paired: number;
  /** Paired runs in which the state, a figure, a curve or a parameter differs. */
  readonly moved: number;
  /** Paired runs with other draws, in number or in values: what follows does not rest on the same data. */
  readonly drawn: number;
  readonly added: number;
  readonly gone: number;
  readonly states: readonly StateChange[];
};

/** Counts the runs that changed, and groups those that end in another state. */
export function compareRuns(base: ComparedOutcome, head: ComparedOutcome): RunsChange {
  const places = new Map(base.plan.map(({ id }, index) => [id, index]));
  const [was, now] = [recordsOf(base), recordsOf(head)];
  const counts = { paired: 0, moved: 0, drawn: 0, added: 0 };
  const states = new Map<string, { from: RunState; to: RunState; runs: string[] }>();
  for (const [index, { id }] of head.plan.entries()) {
    const place = places.get(id);
    if (place === undefined) {
      counts.added++;
      continue;
    }
    counts.paired++;
    const [from, to] = [base.runs.state[place] ?? 'not-run', head.runs.state[index] ?? 'not-run'];
    const [before, after] = [was.get(id), now.get(id)];
    const drewOthers = before !== undefined && after !== undefined && !sameDraws(before, after);
    if (drewOthers) counts.drawn++;
    if (from !== to || !sameScalars(base, place, head, index) || !sameFit(before, after)) counts.moved++;
    if (from === to) continue;
    const key = `${from} ${to}`;
    const change = states.get(key) ?? { from, to, runs: [] };
    change.runs.push(id);
    states.set(key, change);
  }
  return {
    ...counts,
    gone: base.plan.length - counts.paired,
    states: [...states.values()].toSorted((a, b) => b.runs.length - a.runs.length),
  };
}

function recordsOf({ records }: ComparedOutcome): ReadonlyMap<string, RunRecord> {
  return new Map(records.map((record) => [record.run, record]));
}

function sameDraws(base: RunRecord, head: RunRecord): boolean {
  return JSON.stringify(base.draws) === JSON.stringify(head.draws);
}

function sameScalars(base: ComparedOutcome, place: number, head: ComparedOutcome, index: number): boolean {
  const names = [...new Set([...Object.keys(base.runs.scalars), ...Object.keys(head.runs.scalars)])];
  return names.every((name) => {
    const [was, now] = [valueAt(base, name, place), valueAt(head, name, index)];
    return was === now || (was !== null && now !== null && sameNumber(was, now));
  });
}

function valueAt({ runs }: ComparedOutcome, name: string, index: number): number | null {
  return Object.hasOwn(runs.scalars, name) ? (runs.scalars[name]?.[index] ?? null) : null;
}

/** Compares the full records of a run; if one side keeps none, or left no fit, this finds no difference. */
function sameFit(base: RunRecord | undefined, head: RunRecord | undefined): boolean {
  if (base === undefined || head === undefined || isFailed(base) || isFailed(head)) return true;
  return text([base.metrics, base.parameters]) === text([head.metrics, head.parameters]);
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'number' ? String(entry) : entry));
}
