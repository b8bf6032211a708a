import { bindChecks } from '../check/bind-checks.ts';
import { withholdUnreproducible } from '../check/withhold-unreproducible.ts';
import type { Outcome } from './outcome.ts';

/** Decides every check anew from what was measured, without a single run. */
export function judgeAgain(outcome: Outcome): Outcome {
  const context = { blessed: outcome.blessed, backend: outcome.environment.backend.name };
  const checks = new Map(bindChecks(outcome.experiment, context).map((check) => [check.id, check]));
  const judged = outcome.checks.map((entry) => {
    const check = checks.get(entry.id);
    if (!check) throw new Error(`the outcome's own experiment has no check "${entry.id}"`);
    return { ...entry, verdict: check.judge(entry.measured, outcome.heard) };
  });
  return { ...outcome, checks: [...withholdUnreproducible(judged, outcome.plan)] };
}
