import { didYouMean } from '../spec/did-you-mean.ts';
import type { Claim, Experiment, GuardName } from '../model/experiment/experiment.ts';
import type { Cause } from '../model/outcome/cause.ts';
import type { UsedNames, SubjectNames } from '../model/outcome/used-names.ts';
import type { MappedClaim } from './claims/map-points.ts';

type NameKind = Exclude<keyof SubjectNames, 'failed'>;

/** A name that a check depends on: what it should name in the code, and the key of the experiment that holds it. */
type Named = {
  readonly kind: NameKind;
  readonly name: string;
  readonly place: string;
  readonly subject?: 'reference';
};

/** Returns the cause for a claim or a guard if no run answered to some name. */
export type FindUnusedName = (usedNames: UsedNames) => NameCause | undefined;

/** A cause that names the name. */
export type NameCause = Extract<Cause, { readonly place: string }>;

/** Makes the search for a name that a claim depends on and no run answered to. */
export function unusedNameOfClaim(experiment: Experiment, claim: Claim): FindUnusedName {
  const own = named('settings', 'with', [...Object.keys(claim.sweep), ...Object.keys(claim.settings)]);
  return (usedNames) => firstUnusedName([...commonNames(experiment), ...own], usedNames);
}

/** Makes the search for a setting that a claim or its map depends on and no run read. */
export function unusedNameOfMap(experiment: Experiment, claim: MappedClaim): FindUnusedName {
  const axes = claim.map.axes.map(({ name }) => name).filter((name) => name !== 'epoch');
  return (usedNames) =>
    unusedNameOfClaim(experiment, claim)(usedNames) ??
    firstUnusedName(named('settings', 'map', axes), usedNames);
}

/** Makes the search for a name that a guard depends on and no run answered to. */
export function unusedNameOfGuard(experiment: Experiment, guard: GuardName): FindUnusedName {
  const own = guard === 'metamorphic' ? relationNames(experiment) : [];
  const others =
    guard === 'equivalence'
      ? passedNames(experiment).map((each) => ({ ...each, subject: 'reference' as const }))
      : [];
  return (usedNames) => firstUnusedName([...commonNames(experiment), ...own, ...others], usedNames);
}

/** Returns the names with which every run is made, and those that every run should report. */
function commonNames(experiment: Experiment): readonly Named[] {
  return [
    ...passedNames(experiment),
    ...named('streams', 'redraw', experiment.redraw),
    ...named('metrics', 'metrics', experiment.metrics),
    ...named('metrics', 'limits', Object.keys(experiment.limits ?? {})),
  ];
}

function passedNames({ settings, sweep }: Experiment): readonly Named[] {
  return [
    ...named('settings', '--set', Object.keys(settings)),
    ...named('settings', 'sweep', Object.keys(sweep)),
  ];
}

function relationNames({ relations }: Experiment): readonly Named[] {
  return relations.flatMap(({ id, with: passed, changes, overrides }) => [
    ...named('settings', `relations: ${id}`, [...Object.keys(passed), ...Object.keys(changes)]),
    ...named(
      'streams',
      `relations: ${id}`,
      overrides.map(({ stream }) => stream),
    ),
  ]);
}

function named(kind: Named['kind'], place: string, names: readonly string[]): readonly Named[] {
  return names.map((name) => ({ kind, name, place }));
}

const codes = {
  settings: 'setting-unread',
  streams: 'stream-unasked',
  metrics: 'metric-unreported',
} as const satisfies Record<NameKind, Cause['code']>;

function firstUnusedName(names: readonly Named[], usedNames: UsedNames): NameCause | undefined {
  for (const { kind, name, place, subject } of names) {
    const known = usedNames[subject ?? 'own']?.[kind];
    if (known === undefined || known.includes(name)) continue;
    const near = didYouMean(name, known) ?? null;
    const failed = usedNames[subject ?? 'own']?.failed;
    return {
      code: codes[kind],
      name,
      place,
      ...(subject ? { subject } : {}),
      known: [...known],
      near,
      ...(failed === undefined ? {} : { failed }),
    };
  }
  return undefined;
}
