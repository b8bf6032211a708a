import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exitReason } from '../../src/outcome/exit-code.ts';
import { judgeAgain } from '../../src/outcome/judge-again.ts';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { english } from '../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../src/report/view/outcome.ts';

// Written by `bookproof run experiments/weight-decay-concise.experiment.ts` of version 0.1.0.
const file = new URL('../fixtures/outcome/outcome-0.1.0.json', import.meta.url);
const outcome = parseOutcome(readFileSync(file, 'utf8'), 'outcome-0.1.0.json');

it('parseOutcome reads what 0.1.0 wrote, with its verdicts', () => {
  expect(outcome.format).toBe('bookproof/outcome/1');
  expect(outcome.environment.bookproof).toBe('0.1.0');
  expect(outcome.checks.map(({ id, verdict }) => [id, verdict.state])).toEqual([
    ['test-loss-falls', 'holds'],
    ['overfitting-relieved-not-cured', 'holds'],
    ['weight-norm-shrinks', 'holds'],
    ['streams', 'holds'],
    ['data-law', 'holds'],
    ['trajectory', 'holds'],
    ['recompute', 'holds'],
    ['decay-law', 'holds'],
    ['metamorphic', 'holds'],
    ['equivalence', 'holds'],
    ['baseline', 'holds'],
  ]);
});

it('judgeAgain decides it as 0.1.0 did', () => {
  const again = judgeAgain(outcome);
  const states = (judged: typeof outcome) => judged.checks.map(({ verdict }) => verdict.state);
  expect(states(again)).toEqual(states(outcome));
  expect(exitReason([again])).toBe('ok');
});

it('viewOutcome shows it', () => {
  const view = viewOutcome(outcome, english);
  expect(view.title).toBe('Weight decay, concise');
  expect(view.claims).toHaveLength(3);
  expect(view.pictures.length).toBeGreaterThan(1);
});
