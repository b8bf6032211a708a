import { describe, expect, it } from 'vitest';
import { groupByReason } from '../../../src/report/view/group-by-reason.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { capitalise } from '../../../src/report/format/text.ts';
import { worstTone } from '../../../src/report/format/verdict-words.ts';
import { kindsOfOutcome } from '../../fixtures/report/kinds-of-outcome.ts';

const moved = viewOutcome(kindsOfOutcome.moved(), english);

describe('a report where only figures moved against blessed ones', () => {
  it('looks like news, not like a failure', () =>
    expect(moved.verdict).toEqual({ state: 'fails', tone: 'moved', symbol: '≠', word: 'moved' }));

  it('says so in its headline, and what holds beside it', () => {
    expect(moved.headline).toBe('figures moved against what was blessed');
    expect(moved.rest).toMatch(/claims .*hold/);
  });

  it('marks the guard that says so, and no other', () =>
    expect(
      [...moved.claims, ...moved.guards]
        .filter(({ verdict }) => verdict.tone === 'moved')
        .map(({ id }) => id),
    ).toEqual(['baseline']));
});

describe('worstTone', () => {
  it('puts a failure before a doubt, a doubt before what moved, and that before what holds', () => {
    expect(worstTone(['holds', 'moved', 'undecided', 'fails'])).toBe('fails');
    expect(worstTone(['holds', 'moved', 'undecided'])).toBe('undecided');
    expect(worstTone(['holds', 'moved'])).toBe('moved');
    expect(worstTone([])).toBe('holds');
  });
});

describe('groupByReason', () => {
  const checks = viewOutcome(kindsOfOutcome.diverged(), english).open;

  it('says a reason once for all that share it, where the first of them stands', () => {
    const [first] = checks;
    if (!first) throw new Error('nothing is open');
    const twins = [first, { ...first, anchor: 'b', stateWords: 'guard b fails' }, ...checks.slice(1)];
    const groups = groupByReason(twins);
    expect(groups[0]?.checks.slice(0, 2).map(({ anchor }) => anchor)).toEqual([first.anchor, 'b']);
    expect(groups.map(({ reason }) => reason)).toEqual([...new Set(checks.map(({ reason }) => reason))]);
  });

  it('keeps apart what fails and what is undecided', () => {
    const [first] = checks;
    if (!first) throw new Error('nothing is open');
    const undecided = { ...first, verdict: { ...first.verdict, tone: 'undecided' as const } };
    expect(groupByReason([first, undecided])).toHaveLength(2);
  });
});

describe('capitalise', () => {
  it.each([
    ['train loss by epoch', 'Train loss by epoch'],
    ['norm(layer2) along λ', 'norm(layer2) along λ'],
    ['testLoss along λ', 'testLoss along λ'],
    ['‖w‖ along λ', '‖w‖ along λ'],
    ['accuracy', 'Accuracy'],
  ])('makes of "%s" "%s"', (text, sentence) => expect(capitalise(text)).toBe(sentence));
});
