import type { Statement } from './statement.ts';

/** A setting's value: JSON-safe, so that it can be printed, hashed and compared. */
export type SettingValue = number | string | boolean;

/** What is passed to a subject. Its own constants hold for whatever is absent. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** A place in a file, counted from 1, as editors count. */
export type Position = { readonly line: number; readonly column: number };

/** How many runs must uphold a claim. `runs` asks seeds 1..runs of just the cells that the claim names. */
export type Quantifier =
  | { readonly kind: 'every' }
  | { readonly kind: 'most'; readonly runs: number }
  | { readonly kind: 'at-least'; readonly percent: number; readonly runs: number };

/** One statement of the chapter, and the expression that decides it. */
export type Claim = {
  readonly id: string;
  readonly says: string;
  readonly where?: string;
  /** What a reader should know beside the verdict, shown as written. */
  readonly note?: string;
  /** Settings that hold for this claim alone. */
  readonly settings: Settings;
  /** Axes whose values this claim replaces, from lists in `with`. */
  readonly sweep: Sweep;
  readonly expect: string;
  readonly statement: Statement;
  readonly quantifier: Quantifier;
  readonly at: Position;
};

export const guardNames = [
  'streams',
  'data-law',
  'trajectory',
  'recompute',
  'decay-law',
  'closed-form',
] as const;
export type GuardName = (typeof guardNames)[number];

export const lawNames = ['linear-sgd-l2'] as const;
export type LawName = (typeof lawNames)[number];

export type Sweep = Readonly<Record<string, readonly number[]>>;

/** A validated experiment: data only. Paths are posix, relative to the folder bookproof runs in. */
export type Experiment = {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly subject: { readonly file: string; readonly export: string };
  readonly law: LawName | null;
  /** What the chapter says its code uses. */
  readonly states: Readonly<Record<string, number>>;
  /** Where the chapter's prose says otherwise than its code. */
  readonly prose: Readonly<Record<string, number>>;
  /** Metrics that the subject reports, where no law says so; empty: not declared. */
  readonly metrics: readonly string[];
  readonly sweep: Sweep;
  readonly seeds: readonly number[];
  /** Settings passed to every run, from the command line alone. */
  readonly settings: Settings;
  /** Streams drawn anew for every cell, as a chapter that reseeds nothing does; the others are shared by all cells of a seed. */
  readonly redraw: readonly string[];
  readonly claims: readonly Claim[];
  readonly guards: readonly { readonly name: GuardName; readonly at: Position }[];
};
