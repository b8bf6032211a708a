import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/model/outcome/outcome.ts';
import { summarise } from '../../../../src/outcome/summarise.ts';
import { sweepRuns } from '../../../../src/plan/sweep-runs.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { metricAlongAxis } from '../../../../src/report/pictures/along-axis/metric-along-axis.ts';
import { movedPictures } from '../../../../src/report/pictures/moved/moved-pictures.ts';
import { cellFigures } from '../../../../src/outcome/cell-figures.ts';
import type { Picture } from '../../../../src/report/pictures/picture.ts';
import type { Sweep } from '../../../../src/model/experiment/settings.ts';
import { dataOf } from '../../../fixtures/report/data-of.ts';
import { greenOutcome } from '../../../fixtures/report/outcome.ts';

/** An Outcome of another sweep, whose runs end with 1, 2, 3, … in the order of its plan. */
function swept(sweep: Sweep): Outcome {
  const green = greenOutcome();
  const experiment = { ...green.experiment, law: null, claims: [], guards: [], sweep };
  const plan = sweepRuns(experiment);
  const loss = plan.map((_, i) => i + 1);
  const scalars = new Map(plan.map(({ id }, i) => [id, { loss: i + 1 }]));
  const records = plan.map(({ id }, i) => ({
    run: id,
    draws: [],
    state: 'finished' as const,
    metrics: { loss: [i + 1] },
    parameters: {},
  }));
  const runs = { state: plan.map(() => 'finished' as const), scalars: { loss } };
  return {
    ...green,
    experiment,
    plan: [...plan],
    runs,
    records,
    checks: [],
    summaries: summarise(plan, scalars, []),
  };
}

type Layer = { readonly mark: { readonly type: string } };

function marksOf(picture: Picture | undefined): readonly string[] {
  if (!picture) throw new Error('there is no picture');
  return (picture.spec['layer'] as readonly Layer[]).map(({ mark }) => mark.type);
}

type X = { readonly scale: { readonly domain: unknown }; readonly axis: object };

function xOf(picture: Picture | undefined): X {
  if (!picture) throw new Error('there is no picture');
  return (picture.spec['encoding'] as { readonly x: X }).x;
}

describe('a picture along an axis of texts', () => {
  it.each<[string, Sweep, readonly string[]]>([
    ['texts', { o: ['sgd', 'adam', '动量'] }, ['sgd', 'adam', '动量']],
    ['true and false', { n: [true, false] }, ['true', 'false']],
    ['texts that look like numbers', { n: ['10', '9'] }, ['10', '9']],
    ['texts of any characters', { o: ['a b', '<c>', 'd,e'] }, ['a b', '<c>', 'd,e']],
  ])('has %s in the order of the file, joined by no line', (_, sweep, domain) => {
    const [picture] = metricAlongAxis(swept(sweep), english);
    expect(xOf(picture).scale.domain).toEqual(domain);
    expect(xOf(picture).axis).not.toHaveProperty('format');
    expect(marksOf(picture)).toEqual(['rule', 'point']);
    expect(dataOf(picture).map(({ at }) => at)).toEqual(domain);
    expect(picture?.table.rows.map(({ head }) => head)).toEqual(domain);
    expect(picture?.caption).not.toContain('evenly');
  });

  it('goes along the numbers where there are some, however few', () => {
    const [picture] = metricAlongAxis(swept({ o: ['a', 'b', 'c'], lambda: [0, 5] }), english);
    expect(xOf(picture).scale.domain).toEqual([0, 5]);
    expect(marksOf(picture)).toEqual(['area', 'line']);
    expect(new Set(dataOf(picture).map(({ series }) => series))).toEqual(
      new Set(['o = a', 'o = b', 'o = c']),
    );
  });

  it('goes along the texts where there are too many texts to be lines', () => {
    const [picture] = metricAlongAxis(swept({ o: ['a', 'b', 'c', 'd', 'e'], lambda: [0, 5] }), english);
    expect(xOf(picture).scale.domain).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(marksOf(picture)).toEqual(['rule', 'point']);
    expect(new Set(dataOf(picture).map(({ series }) => series))).toEqual(new Set(['λ = 0', 'λ = 5']));
  });

  it.each<[Sweep, readonly unknown[], readonly string[]]>([
    [{ o: ['sgd', 'adam'] }, ['sgd', 'adam'], ['rule', 'point']],
    [{ o: ['sgd', 'adam'], lambda: [0, 5] }, [0, 5], ['area', 'line']],
  ])('of what moved, with the sweep %j, is alike', (sweep, domain, marks) => {
    const outcome = swept(sweep);
    const cells = cellFigures(outcome);
    const [cell = ''] = Object.keys(cells);
    const baseline = { cells, runs: {} } as never;
    const changes = [{ cell, metric: 'loss' }] as never;
    const { pictures } = movedPictures(
      { ...outcome, blessed: { state: 'read', baseline } as never },
      changes,
      english,
    );
    expect(xOf(pictures[0]).scale.domain).toEqual(domain);
    expect(marksOf(pictures[0])).toEqual(marks);
    expect(pictures[0]?.table.rows.map(({ head }) => head)).toEqual(domain.map(String));
  });
});
