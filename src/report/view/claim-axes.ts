import { axisValues } from '../../check/claims/cells.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import { partsOf, readingsOf } from '../../model/experiment/statement.ts';

/** An axis that a claim names, with the values it names there and those it rests on: all along which it states a trend. */
export type NamedAxis = {
  readonly axis: string;
  readonly names: readonly SettingValue[];
  readonly rests: readonly SettingValue[];
};

/** The axes that a claim names in its expression or its settings; `epoch` is one. */
export function axesOf(experiment: Experiment, claim: Claim): readonly NamedAxis[] {
  const { statement, settings, sweep } = claim;
  const named = new Map<string, SettingValue[]>();
  const add = (axis: string, values: readonly SettingValue[]) =>
    named.set(axis, [...(named.get(axis) ?? []), ...values]);
  for (const { at, epoch } of readingsOf(statement)) {
    for (const [axis, value] of Object.entries(at)) add(axis, [value]);
    if (epoch !== undefined) add('epoch', [epoch]);
  }
  for (const [axis, value] of Object.entries(settings)) add(axis, [value]);
  for (const [axis, values] of Object.entries(sweep)) add(axis, values);
  const along = new Set(partsOf(statement).flatMap((part) => (part.kind === 'trend' ? part.axis : [])));
  for (const axis of along) if (axis !== 'epoch') add(axis, []);
  return [...named].map(([axis, values]) => {
    const names = [...new Set(values)];
    return { axis, names, rests: along.has(axis) ? axisValues(experiment, claim, axis) : names };
  });
}
