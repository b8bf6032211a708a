import { describe, expect, it } from 'vitest';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { parseExpression } from '../../src/spec/expression/parse-expression.ts';
import { experiment, greenOutcome } from '../fixtures/report/outcome.ts';

describe('an Outcome reads back what a claim states', () => {
  it.each([
    'testLoss(lambda=5) < testLoss(lambda=0)',
    'loss(optimiser=adam) < loss(optimiser=sgd)',
    'loss(optimiser="adam, fast", nesterov=true) < 1',
    'loss(optimiser=动量, epoch=3) is finite',
    'loss(p=l2) falls along lambda and abs(w[0](p="1")) is about 2 within 10 %',
    'norm(w, p=none) diverges',
  ])('%s', (expected) => {
    const parsed = parseExpression(expected);
    if ('error' in parsed) throw new Error(parsed.error.message);
    const [claim] = experiment.claims;
    const outcome = greenOutcome({
      sweep: { ...experiment.sweep, optimiser: ['sgd', 'adam, fast', '动量'], nesterov: [true, false] },
      claims: [{ ...claim!, expect: expected, statement: parsed.statement, sweep: { p: ['none', 'l2'] } }],
    });
    expect(parseOutcome(serialiseOutcome(outcome), 'outcome.json').experiment).toEqual(outcome.experiment);
  });
});
