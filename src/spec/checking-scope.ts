import type { LawName } from '../model/experiment/experiment.ts';
import type { Sweep } from '../model/experiment/settings.ts';

/**
 * A map in which single values may be unusable (null), or that is unusable altogether, since their own issues
 * are already reported.
 */
export type Partly<Value> = Readonly<Record<string, Value | null>> | null;

/**
 * What claims and guards are checked against. Every Experiment is a scope. A document with mistakes gives a
 * scope with gaps, so that the rest can still be checked and no mistake is reported twice.
 */
export type Scope = {
  readonly law: LawName | 'unusable' | null;
  readonly states: Partly<number>;
  readonly metrics: readonly string[] | null;
  readonly sweep: Partly<Sweep[string]>;
};
