import { describe, expect, it } from 'vitest';
import {
  formatFragment,
  isAskedFor,
  parseFragment,
  unfiltered,
} from '../../../templates/viewer/filter-state.ts';

const state = { verdict: 'fails', role: 'claim', text: 'norm & λ', at: { lambda: '5' } };
const check = {
  verdict: 'fails',
  role: 'claim',
  text: 'Weight-norm\nThe larger λ, the smaller the weights.',
  at: new Set(['lambda=5', 'lambda=0']),
};

describe('the fragment of a filter', () => {
  it('reads as it was written', () =>
    expect(parseFragment(formatFragment(state), ['lambda'])).toEqual(state));

  it('is written in words', () =>
    expect(formatFragment({ ...state, text: 'norm' })).toBe('#?verdict=fails&text=norm&lambda=5&role=claim'));

  it('is empty where nothing is asked', () =>
    expect(formatFragment({ ...unfiltered, text: ' ', at: { lambda: '' } })).toBe(''));

  it('is none where it names a place', () => expect(parseFragment('#claim-a', [])).toBeUndefined());

  it('tells an axis called text from the text', () => {
    const asked = { ...unfiltered, text: 'a', at: { text: '1' } };
    expect(parseFragment(formatFragment(asked), ['text'])).toEqual(asked);
  });

  it('ignores what it does not know', () =>
    expect(parseFragment('#?other=1&__proto__=2', ['lambda'])).toEqual(unfiltered));
});

describe('a claim', () => {
  it.each([
    ['its verdict', { verdict: 'fails' }, { verdict: 'holds' }],
    ['its role', { role: 'claim' }, { role: 'guard' }],
    ['its words, in any order and case', { text: 'SMALLER norm' }, { text: 'norm larger gone' }],
    ['a value it rests on', { at: { lambda: '0' } }, { at: { lambda: '00' } }],
  ])('is found by %s', (_, found, missed) => {
    expect(isAskedFor(check, { ...unfiltered, ...found })).toBe(true);
    expect(isAskedFor(check, { ...unfiltered, ...missed })).toBe(false);
  });

  it('must be all that is asked', () =>
    expect(isAskedFor(check, { ...unfiltered, verdict: 'fails', role: 'guard' })).toBe(false));
});
