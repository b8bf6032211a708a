import type { StreamOverride } from '../run/stream-override.ts';
import type { ClaimMap } from './claim-map.ts';
import type { LocalText } from './local-text.ts';
import type { Statement } from './statement.ts';
import type { SettingValue, Settings } from './settings.ts';

/** A place in a file, counted from 1, as editors count. */
export type Position = { readonly line: number; readonly column: number };

/**
 * How many runs must uphold a claim. `runs` asks that many seeds of just the cells that the claim names,
 * 1, 2, … or from `from` on: no file can say so, but whoever repeats an experiment with fresh seeds can.
 */
export type Quantifier =
  | { readonly kind: 'every' }
  | { readonly kind: 'most'; readonly runs: number; readonly from?: number }
  | { readonly kind: 'at-least'; readonly percent: number; readonly runs: number; readonly from?: number };

/** One statement of the chapter, and the expression that decides it. */
export type Claim = {
  readonly id: string;
  readonly says: LocalText;
  readonly where?: LocalText;
  /** What a reader should know beside the verdict, shown as written. */
  readonly note?: LocalText;
  /** Settings that hold for this claim alone. */
  readonly settings: Settings;
  /** Axes whose values this claim replaces, from lists in `with`. */
  readonly sweep: Sweep;
  readonly expect: string;
  readonly statement: Statement;
  readonly quantifier: Quantifier;
  /** Set where its runs draw nothing, so that one decides. */
  readonly deterministic?: true;
  /** Where the claim is asked beside the chapter's own setting, to see how far it holds. */
  readonly map?: ClaimMap;
  readonly at: Position;
};

/**
 * What must come of a run when its streams or settings are changed, bit for bit. A quantity is a
 * metric, with its whole curve, or a parameter, with all its values.
 */
export type Relation = {
  readonly id: string;
  readonly says?: LocalText;
  /** Settings passed to both runs. */
  readonly with: Settings;
  /** Settings that are others in the second run. */
  readonly changes: Settings;
  /** What the second run draws otherwise. */
  readonly overrides: readonly StreamOverride[];
  /** Quantities that come out times 2^(power · exponent), by their power. */
  readonly scales: Readonly<Record<string, number>>;
  readonly exponent: number;
  /** Quantities that stay as they are. */
  readonly keeps: readonly string[];
  /** Quantities of which at least one value becomes another. */
  readonly moves: readonly string[];
};

export const guardNames = [
  'streams',
  'hold-out',
  'data-law',
  'trajectory',
  'recompute',
  'decay-law',
  'closed-form',
  'metamorphic',
  'equivalence',
  'baseline',
  'drift',
  'reproducible',
] as const;
export type GuardName = (typeof guardNames)[number];

/** Guards that hold a run against blessed figures: where they fail, something moved, which need not be wrong. */
export const blessedGuards: ReadonlySet<string> = new Set<GuardName>(['baseline', 'drift']);

export const lawNames = ['linear-sgd-l2'] as const;
export type LawName = (typeof lawNames)[number];

/** A file and an export. */
export type SubjectPath = { readonly file: string; readonly export: string };

export type Sweep = Readonly<Record<string, readonly SettingValue[]>>;

/** A validated experiment: data only. Paths are posix, relative to the folder bookproof runs in. */
export type Experiment = {
  readonly id: string;
  readonly file: string;
  readonly title: LocalText;
  readonly subject: SubjectPath;
  /** Another subject with the same trajectory on the same draws, which the guard `equivalence` runs beside it. */
  readonly equivalentTo: SubjectPath | null;
  readonly law: LawName | null;
  /** What the chapter says its code uses. */
  readonly states: Readonly<Record<string, number>>;
  /** Where the chapter's prose says otherwise than its code. */
  readonly prose: Readonly<Record<string, number>>;
  /** Metrics that the subject reports, where no law says so; empty: not declared. */
  readonly metrics: readonly string[];
  /** Sizes that no value of a metric may exceed: a run of which one does has diverged. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly sweep: Sweep;
  readonly seeds: readonly number[];
  /** Settings passed to every run, from the command line alone. */
  readonly settings: Settings;
  /** Streams drawn anew for every cell, as a chapter that reseeds nothing does; the others are shared by all cells of a seed. */
  readonly redraw: readonly string[];
  /** Streams of which an order of the train rows is drawn each epoch; absent: seen from their use. */
  readonly orders?: readonly string[];
  /** Swept settings that say how much is drawn; absent: seen from what is drawn. */
  readonly sizes?: readonly string[];
  /** What the code takes for local time where it names no zone; absent: UTC. */
  readonly timeZone?: string;
  /** In which the code formats and sorts where it names no locale; absent: C. */
  readonly locale?: string;
  readonly claims: readonly Claim[];
  /** Beside those that the law brings. */
  readonly relations: readonly Relation[];
  readonly guards: readonly { readonly name: GuardName; readonly at: Position }[];
};
