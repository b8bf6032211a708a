import { describe, expect, it } from 'vitest';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

const claim = claimOf('testLoss(lambda=5) < 1');

describe('a law', () => {
  it('is satisfied by the states it needs and its axis', () => {
    expect(placesOf(`${lawHead}${claim}`)).toEqual([]);
  });

  it('needs every state, and names all that are missing', () => {
    const text = `${lawHead.replace('inputs: 200, ', '').replace('batchSize: 1, ', '')}${claim}`;
    expect(issuesOf(text)).toMatchObject([
      {
        code: 'law-needs-state',
        at: { line: 4, column: 1 },
        message: expect.stringContaining('inputs, batchSize'),
      },
    ]);
  });

  it('asks for its states where none are given', () => {
    expect(placesOf(`${plainHead}law: linear-sgd-l2\n${claim}`)).toEqual(['law-needs-state 4:6']);
  });

  it('knows a misspelt state', () => {
    expect(issuesOf(`${lawHead.replace('inputs', 'input')}${claim}`)[0]?.hint).toBe(
      'rename "input" to "inputs"',
    );
  });

  it('does not miss a state whose value is of the wrong type', () => {
    expect(placesOf(`${lawHead.replace('200', '"200"')}${claim}`)).toEqual(['shape 4:19']);
  });

  it('needs its axis in the sweep', () => {
    expect(
      placesOf(
        `${lawHead.replace('sweep: { lambda', 'sweep: { lamda')}${claimOf('testLoss falls along lamda')}`,
      ),
    ).toEqual(['law-needs-state 6:1']);
    expect(placesOf(`${lawHead.replace(/sweep:.*\n/, '')}${claimOf('testLoss < 1')}`)).toEqual([
      'law-needs-state 3:6',
    ]);
  });

  it('leaves no metrics to declare', () => {
    expect(placesOf(`${lawHead}metrics: [testLoss]\n${claim}`)).toEqual(['shape 7:1']);
  });
});

describe('a guard', () => {
  it('that needs a law is refused without one', () => {
    const text = `${plainHead}${claim}guards: [streams, data-law, trajectory, recompute, decay-law]\n`;
    expect(placesOf(text)).toEqual([
      'guard-needs-law 7:19',
      'guard-needs-law 7:29',
      'guard-needs-law 7:41',
      'guard-needs-law 7:52',
    ]);
  });

  it('that needs none is free', () => {
    expect(placesOf(`${plainHead}${claim}guards: [streams]\n`)).toEqual([]);
  });
});
