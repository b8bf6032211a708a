import { bindChecks } from '../check/bind-checks.ts';
import { markUnreproducible } from '../check/guards/reproducible/mark-unreproducible.ts';
import type { JudgeContext } from '../check/check.ts';
import type { Environment, Outcome } from '../model/outcome/outcome.ts';
import { ranOnOf } from './ran-on.ts';

/** Judges every check again from what was measured, without a single run. */
export function judgeAgain(outcome: Outcome): Outcome {
  const context = contextOf(outcome.blessed, outcome.environment);
  const checks = new Map(bindChecks(outcome.experiment, context).map((check) => [check.id, check]));
  const judged = outcome.checks.map((entry) => {
    const check = checks.get(entry.id);
    if (!check) throw new Error(`the outcome's own experiment has no check "${entry.id}"`);
    return { ...entry, verdict: check.judge(entry.measured, outcome.heard) };
  });
  return { ...outcome, checks: [...markUnreproducible(judged, outcome.plan)] };
}

/** Makes the context in which checks are judged, in addition to what was measured. */
export function contextOf(
  blessed: Outcome['blessed'],
  environment: Pick<Environment, 'node' | 'backend' | 'cpu' | 'timeZone' | 'locale'>,
): JudgeContext {
  const ranOn = ranOnOf(environment);
  return { blessed, backend: environment.backend.name, ...(ranOn ? { ranOn } : {}) };
}
