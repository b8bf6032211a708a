import type { ClaimMap } from '../../model/experiment/claim-map.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import type { Settings, SettingValue } from '../../model/experiment/settings.ts';
import { printStatement } from '../../spec/expression/print-statement.ts';
import {
  mapTerm,
  readingsOf,
  type Reading,
  type Statement,
  type Term,
} from '../../model/experiment/statement.ts';
import { axisValues } from './cells.ts';

type Comparison = Extract<Statement, { kind: 'comparison' }>;

/** A claim that has a map; it is a comparison. */
export type MappedClaim = Claim & { readonly statement: Comparison; readonly map: ClaimMap };

/** The claim as it is judged at one point of its map. Rows are the first axis, columns the second. */
export type MapPoint = { readonly row: number; readonly column: number; readonly claim: Claim };

/** The chapter's own values on both axes, and its point of the map; `cell` is null if no point has these values. */
export type OwnPoint = {
  readonly at: readonly [number, number];
  readonly cell: readonly [row: number, column: number] | null;
};

export function isMapped(claim: Claim): claim is MappedClaim {
  return claim.map !== undefined && claim.statement.kind === 'comparison';
}

/** Returns one variant of a claim for each point of its map, row by row. */
export function mapPoints(experiment: Experiment, claim: MappedClaim): readonly MapPoint[] {
  const [first, second] = claim.map.axes;
  const enough = epochsNeeded(experiment, claim);
  return first.values.flatMap((up, row) =>
    second.values.map((right, column) => {
      const moved = moveAlong(experiment, moveAlong(experiment, enough, first.name, up), second.name, right);
      return {
        row,
        column,
        claim: { ...moved, id: `${claim.id} ${row} ${column}`, expect: printStatement(moved.statement) },
      };
    }),
  );
}

/** Returns null if the chapter's own value on one of the axes is not known. */
export function ownPoint(experiment: Experiment, claim: MappedClaim): OwnPoint | null {
  const [first, second] = claim.map.axes;
  const [up, right] = [first, second].map(({ name }) => ownValue(experiment, claim, name));
  if (typeof up !== 'number' || typeof right !== 'number') return null;
  const [row, column] = [first.values.indexOf(up), second.values.indexOf(right)];
  return { at: [up, right], cell: row < 0 || column < 0 ? null : [row, column] };
}

/**
 * Makes all runs of a map along epochs as long as its largest epoch needs, so that all epochs of a cell share
 * them.
 */
function epochsNeeded(experiment: Experiment, claim: MappedClaim): MappedClaim {
  const along = claim.map.axes.find(({ name }) => name === 'epoch');
  const largest = Math.max(...(along?.values ?? []));
  const own = ownValue(experiment, claim, 'epochs');
  return along === undefined || (typeof own === 'number' && largest <= own)
    ? claim
    : { ...claim, settings: { ...claim.settings, epochs: largest } };
}

function moveAlong(experiment: Experiment, claim: MappedClaim, axis: string, value: number): MappedClaim {
  if (axis === 'epoch')
    return withReadings(claim, (reading) =>
      reading.epoch === undefined ? { ...reading, epoch: value } : reading,
    );
  const bound = boundValue(claim, axis);
  if (bound === undefined || !isSwept(experiment, claim, axis))
    return { ...claim, settings: { ...claim.settings, [axis]: value } };
  return withReadings(claim, (reading) =>
    reading.at[axis] === bound ? { ...reading, at: { ...reading.at, [axis]: value } } : reading,
  );
}

function isSwept({ sweep }: Experiment, claim: Claim, axis: string): boolean {
  return Object.hasOwn(sweep, axis) || Object.hasOwn(claim.sweep, axis);
}

function withReadings(claim: MappedClaim, change: (reading: Reading) => Reading): MappedClaim {
  const inTerm = (term: Term): Term =>
    mapTerm(term, (leaf) => (leaf.reading === undefined ? leaf : { ...leaf, reading: change(leaf.reading) }));
  const { statement } = claim;
  return {
    ...claim,
    statement: { ...statement, left: inTerm(statement.left), right: inTerm(statement.right) },
  };
}

/** Returns the value of an axis in the first reading that binds it, left to right. */
function boundValue({ statement }: MappedClaim, axis: string): SettingValue | undefined {
  return readingsOf(statement).find(({ at }) => Object.hasOwn(at, axis))?.at[axis];
}

function ownValue(experiment: Experiment, claim: MappedClaim, axis: string): SettingValue | undefined {
  if (axis === 'epoch') {
    const isOpen = readingsOf(claim.statement).some(({ epoch }) => epoch === undefined);
    return isOpen ? ownValue(experiment, claim, 'epochs') : undefined;
  }
  const settings: Settings = { ...experiment.states, ...experiment.settings, ...claim.settings };
  const values = axisValues(experiment, claim, axis);
  return (
    boundValue(claim, axis) ??
    (Object.hasOwn(claim.settings, axis) || values.length !== 1 ? settings[axis] : values[0])
  );
}
