/** What a book's own repository imports. */
export { experiment, type ExperimentSource } from './spec/experiment-tag.ts';
export { sabotage, type SabotageSource } from './spec/sabotage-tag.ts';
export type { Random } from './random/random.ts';
export type { Fit, Subject } from './run/fit.ts';
export type { LocalText } from './spec/local-text.ts';
export type { Settings } from './spec/experiment.ts';
export type { Outcome } from './outcome/outcome.ts';
export type { Verdict } from './check/verdict.ts';
export type { Cause } from './check/cause.ts';
