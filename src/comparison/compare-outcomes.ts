import { compareCells, type CellShift } from './compare-cells.ts';
import { compareChecks, type CheckChange, type ComparedOutcome } from './compare-checks.ts';
import { compareRuns, type RunsChange } from './compare-runs.ts';
import { changedSources, type SourcePart } from '../outcome/sources.ts';

/** One fact of the environment that differs. */
export type EnvironmentChange = {
  readonly name: 'backend' | 'bookproof' | 'node' | 'platform';
  readonly base: string;
  readonly head: string;
};

/** The differences between two Outcomes of one experiment; a side without an Outcome is null. */
export type Comparison<O extends ComparedOutcome = ComparedOutcome> = {
  readonly id: string;
  readonly base: O | null;
  readonly head: O | null;
  readonly checks: readonly CheckChange[];
  /** The figures that moved, the farthest first; none if one side is missing. */
  readonly cells: readonly CellShift[];
  /** Null if one side is missing. */
  readonly runs: RunsChange | null;
  /** The parts whose digests differ: reasons why a figure may have moved. */
  readonly sources: readonly SourcePart[];
  readonly environment: readonly EnvironmentChange[];
};

/** Compares two Outcomes of one experiment; either may be missing. */
export function compareOutcomes<O extends ComparedOutcome>(
  id: string,
  base: O | null,
  head: O | null,
): Comparison<O> {
  const both = base !== null && head !== null;
  return {
    id,
    base,
    head,
    checks: compareChecks(base, head),
    cells: both ? compareCells(base, head) : [],
    runs: both ? compareRuns(base, head) : null,
    sources: both ? changedSources(base.sources, head.sources) : [],
    environment: both ? compareEnvironments(base.environment, head.environment) : [],
  };
}

function compareEnvironments(
  base: ComparedOutcome['environment'],
  head: ComparedOutcome['environment'],
): readonly EnvironmentChange[] {
  const facts = ({ backend, bookproof, node, platform }: ComparedOutcome['environment']) => ({
    backend: `${backend.name} ${backend.version}`,
    bookproof,
    node,
    platform,
  });
  const [was, now] = [facts(base), facts(head)];
  return (['backend', 'bookproof', 'node', 'platform'] as const).flatMap((name) =>
    was[name] === now[name] ? [] : [{ name, base: was[name], head: now[name] }],
  );
}
