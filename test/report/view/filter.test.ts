import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { experiment, greenOutcome } from '../../fixtures/report/outcome.ts';

const viewWith = (changed: object) =>
  viewOutcome(
    greenOutcome({ claims: experiment.claims.map((claim) => ({ ...claim, ...changed })) }),
    english,
  );
const atOf = (id: string, view = viewOutcome(greenOutcome(), english)) =>
  view.claims.find((claim) => claim.id === id)?.at;

describe('the filter of a page', () => {
  it('offers the values that claims name, in order, and no others of the sweep', () =>
    expect(viewOutcome(greenOutcome(), english).filter.axes).toEqual([
      {
        axis: 'lambda',
        name: 'λ',
        values: ['0', '5', '700'].map((value) => ({ value, label: value })),
      },
    ]));

  it('offers the settings that claims pass, texts in the order in which they are named', () => {
    const { axes } = viewWith({ settings: { epochs: 20 }, sweep: { o: ['sgd', 'adam, fast', true] } }).filter;
    expect(axes.map(({ axis }) => axis)).toEqual(['lambda', 'epochs', 'o']);
    const values = ['sgd', 'adam, fast', 'true'].map((value) => ({ value, label: value }));
    expect(axes.at(-1)?.values).toEqual(values);
  });

  it('finds a claim by a text of any characters', () => {
    const view = viewWith({ sweep: { o: ['a b', 'c="d"'] } });
    expect(JSON.parse(atOf('falls', view) ?? '')).toEqual(expect.arrayContaining(['o=a b', 'o=c="d"']));
  });

  it('finds a claim by the values it names', () => expect(atOf('falls')).toBe('["lambda=5","lambda=0"]'));

  it('finds a trend by every value along which it is stated', () =>
    expect(atOf('trend')).toBe('["lambda=0","lambda=1","lambda=5"]'));

  it('finds a claim by the epoch it names', () => {
    const view = viewWith({
      statement: { kind: 'state', reading: { metric: 'testLoss', at: {}, epoch: 3 }, state: 'finite' },
      sweep: {},
    });
    expect(atOf('falls', view)).toBe('["epoch=3"]');
  });
});
