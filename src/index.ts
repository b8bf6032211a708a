/** What a book's own repository imports. */
export { experiment, type ExperimentSource } from './spec/experiment-tag.ts';
export { sabotage, type SabotageSource } from './spec/sabotage-tag.ts';
export type { Random } from './model/random.ts';
export type { Fit, Subject } from './model/fit.ts';
export type { LocalText } from './model/local-text.ts';
export type { Settings } from './model/experiment.ts';
export type { Outcome } from './model/outcome.ts';
export type { Verdict } from './model/verdict.ts';
export type { Cause } from './model/cause.ts';
