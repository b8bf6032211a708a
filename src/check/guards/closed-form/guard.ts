import { closedFormCases } from './cases.ts';
import { closedFormMeasurement, type ClosedFormMeasurement } from './measurement.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { judgeClosedForm } from './judge.ts';
import { measureClosedForm } from './measure.ts';

/**
 * Training ends where a formula says without following it: with inputs of zero, with one train row, after one
 * step, and at λ = 1/η, where each step wipes the weights. Each case has two batch sizes, since a wrong
 * division by the batch size is invisible in batches of one.
 */
export const closedForm: Check<GuardSubject, ClosedFormMeasurement> = {
  measurement: closedFormMeasurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => closedFormCases(experiment).map(({ run }) => [run]),
  measure: ([raw], { experiment }) => {
    const found = closedFormCases(experiment).find(({ run }) => run.id === raw?.run.id);
    if (raw === undefined || found === undefined) return { missing: 'a run of a closed form', has: [] };
    return measureClosedForm(found.kind, raw, experiment);
  },
  judge: judgeClosedForm,
};
