/** What a book's own repository imports. */
export { experiment, type ExperimentSource } from './spec/experiment-tag.ts';
export { sabotage, type SabotageSource } from './spec/sabotage-tag.ts';
export type { Random } from './model/run/random.ts';
export type { ReturnedFit as Fit, Subject } from './model/run/fit.ts';
export type { Settings as Config } from './model/settings.ts';
export type { LocalText } from './model/experiment/local-text.ts';
export type { Settings } from './model/experiment/settings.ts';
export type { Outcome } from './model/outcome/outcome.ts';
export type { Verdict } from './model/outcome/verdict.ts';
export type { Cause } from './model/outcome/cause.ts';
