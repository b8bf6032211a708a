import type { LawName } from '../model/experiment/experiment.ts';
import type { Sweep } from '../model/experiment/settings.ts';

/** A map of which single values may be unusable (null), or all of it, because their own issues are told already. */
export type Partly<Value> = Readonly<Record<string, Value | null>> | null;

/**
 * What claims and guards are checked against. Every Experiment is one; a document with mistakes is
 * one with gaps, so that what can still be checked is, and nothing is complained of twice.
 */
export type Scope = {
  readonly law: LawName | 'unusable' | null;
  readonly states: Partly<number>;
  readonly metrics: readonly string[] | null;
  readonly sweep: Partly<Sweep[string]>;
};
