import { describe, expect, it } from 'vitest';
import { lawConstants, lawStates, statedNumber } from '../../src/spec/stated-numbers.ts';

const states = {
  inputs: 2,
  trainRows: 3,
  testRows: 4,
  trueWeight: 0.5,
  trueBias: 0,
  noiseSd: 0.25,
  initSd: 1,
  epochs: 5,
  batchSize: 1,
  learningRate: 0.125,
};

describe('statedNumber', () => {
  it.each([
    ['what is stated', {}, 'epochs', 5],
    ['what is set, over what is stated', { epochs: 7 }, 'epochs', 7],
    ['0 that is set', { epochs: 0 }, 'epochs', 0],
    ['what is set alone', { lambda: 2 }, 'lambda', 2],
    ['nothing for a text', { epochs: 'many' }, 'epochs', undefined],
    ['nothing for what neither says', {}, 'momentum', undefined],
    ['nothing for what every object inherits', {}, 'constructor', undefined],
  ])('gives %s', (_, settings, name, value) => {
    expect(statedNumber({ states }, settings, name)).toBe(value);
  });
});

describe('lawStates', () => {
  it('are what is stated, with the settings over it', () => {
    expect(lawStates({ states }, { lambda: 2, epochs: 7, unknown: 1 })).toEqual({ ...states, epochs: 7 });
  });

  it('are those of the same settings under other statements', () => {
    const settings = { lambda: 2 };
    expect(lawStates({ states }, settings).inputs).toBe(2);
    expect(lawStates({ states: { ...states, inputs: 9 } }, settings).inputs).toBe(9);
  });

  it('are refused if one is no number', () => {
    expect(() => lawStates({ states: {} }, {})).toThrow('a number for inputs');
    expect(() => lawStates({ states }, { epochs: 'many' })).toThrow('a number for epochs');
  });
});

describe('lawConstants', () => {
  it('are what is stated, and the penalty of the settings', () => {
    expect(lawConstants({ states }, { lambda: 2, epochs: 7 })).toEqual({ ...states, epochs: 7, lambda: 2 });
  });

  it.each([{}, { lambda: 'large' }])('are refused if one is no number: %j', (settings) => {
    expect(() => lawConstants({ states }, settings)).toThrow('a number for lambda');
  });
});
