import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/outcome/verdict.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { allPictures } from '../../../src/report/html/page-pictures.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { chinese } from '../../../src/report/locale/zh-cn/chinese.ts';
import { renderIndex } from '../../../src/report/html/render-index.ts';
import { viewEvidence } from '../../../src/report/view/evidence.ts';
import { viewOutcome, type View } from '../../../src/report/view/outcome.ts';
import { dataOf } from '../../fixtures/report/data-of.ts';
import { comparison, finding, range, state, trend } from '../../fixtures/report/evidence.ts';
import { greenOutcome, redOutcome } from '../../fixtures/report/outcome.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';
import { templates } from '../../fixtures/report/templates.ts';

/** A green Outcome whose claims were decided over `seeds`. */
function decided(outcome: Outcome, seeds: readonly number[]): Outcome {
  const evidence: Readonly<Record<string, Evidence>> = {
    falls: comparison(seeds, 0.05),
    trend: trend(seeds),
    'blows-up': state(seeds),
  };
  const checks = outcome.checks.map((check) => {
    const own = evidence[check.id];
    return own ? { ...check, verdict: { ...check.verdict, evidence: own } } : check;
  });
  return { ...outcome, checks };
}

const tablesOf = (view: View) => [
  ...[...view.claims, ...view.guards].map(({ evidence }) => evidence),
  ...allPictures(view).map(({ table }) => table),
  view.runs.failed,
  view.runs.cells,
];
const largeSpecs = (view: View) =>
  allPictures(view)
    .map(({ id, spec }) => [id, JSON.stringify(spec).length] as const)
    .filter(([, size]) => size > 250_000);

describe.each([
  ['1,000 seeds of 10 cells', { seeds: range(1000), sweep: { lambda: range(10) } }],
  ['1,000 values of an axis', { seeds: range(10), sweep: { lambda: range(1000) } }],
])('an Outcome of 10,000 runs, %s', (_, changed) => {
  let outcome: Outcome;
  let view: View;
  beforeAll(() => {
    outcome = decided(greenOutcome(changed), range(1000));
    view = viewOutcome(outcome, english);
  });

  it('has no table of more than fifty rows', () =>
    expect(
      tablesOf(view)
        .map(({ rows }) => rows.length)
        .filter((rows) => rows > 50),
    ).toEqual([]));

  it('has no giant picture', () => expect(largeSpecs(view)).toEqual([]));

  it('has a page of less than 800 kilobytes, Vega among them', async () =>
    expect((await renderAll(outcome)).length).toBeLessThan(800_000));
});

describe('many rows of evidence', () => {
  const table = viewEvidence(comparison(range(1000), 0.05), english);

  it('are the fifty worst, worst first', () =>
    expect(table.rows.map(({ head }) => head)).toEqual(range(50).map((i) => String(1001 - i))));

  it('are counted in the caption', () =>
    expect(table.caption).toMatch(/run by run; the 50 tightest of 1000 runs$/));

  it('are all there where they are asked for', () =>
    expect(viewEvidence(comparison(range(1000), 0.05), english, Number.POSITIVE_INFINITY).rows).toHaveLength(
      1000,
    ));

  it('stand in the order of the seeds where they are few', () =>
    expect(viewEvidence(comparison(range(50), 0.05), english).rows.map(({ head }) => head)).toEqual(
      range(50).map(String),
    ));

  it('hold what is not as stated where they are findings', () => {
    const findings = range(80).map((i) =>
      finding({ of: 'metric', name: `q${i}`, against: 'baseline' }, i === 80 ? 9 : 0, 0, 1),
    );
    const { rows, caption } = viewEvidence({ kind: 'findings', findings }, english);
    expect([rows.length, rows[0]?.head]).toEqual([50, 'q80']);
    expect(caption).toContain('the first 50 of 80, worst first');
  });
});

describe('curves over epochs', () => {
  it('say that further seeds and most epochs are not drawn', () => {
    const green = greenOutcome({ seeds: range(30), sweep: {} });
    const records = green.records.map((record) =>
      record.state === 'threw' ? record : { ...record, metrics: { loss: range(1000) } },
    );
    const [picture] = viewOutcome({ ...green, records }, english).pictures;
    expect(picture?.caption).toContain('The first 20 of 30 seeds. 100 of 1000 epochs drawn.');
    const values = dataOf(picture);
    expect(values).toHaveLength(20 * 100);
    expect(values.at(-1)?.['epoch']).toBe(1000);
  });
});

describe('claims of which hundreds fail', () => {
  const red = redOutcome();
  const failing = red.checks.filter(({ verdict }) => verdict.state === 'fails').slice(0, 1);
  const checks = range(300).flatMap((i) => failing.map((check) => ({ ...check, id: `claim-${i}` })));
  const outcome = { ...red, checks };
  const listed = (page: string) => page.match(/<ul class="open">.*?<\/ul>/s)?.[0] ?? '';

  it('stand at the top of their page as the first of them and a count', async () => {
    const forty = { ...outcome, checks: checks.slice(0, 40) }; // a page draws the evidence of each
    const list = listed(await renderAll(forty));
    expect(list.match(/claim-\d+ (fails|is)/g)).toHaveLength(20);
    expect(list).toContain('<a href="#claims">and 20 more</a>');
  });

  it('are there the farthest off, first', () => {
    const margin = (i: number) => ({ value: -i, unit: 'metric', sds: -i }) as const;
    const off = checks.map((check, i) => {
      const { verdict } = check;
      return verdict.state === 'fails' ? { ...check, verdict: { ...verdict, margin: margin(i + 1) } } : check;
    });
    const ids = viewOutcome({ ...outcome, checks: off }, english).openFirst.map(({ id }) => id);
    expect([ids[0], ids.at(-1)]).toEqual(['claim-300', 'claim-281']);
  });

  it('are there before those of a known distance if their own is not known', () => {
    const off = checks.map((check) => {
      const margin = { value: -1, unit: 'metric', sds: check.id === 'claim-200' ? null : -9 } as const;
      return { ...check, verdict: { ...check.verdict, margin } };
    });
    expect(viewOutcome({ ...outcome, checks: off }, english).openFirst[0]?.id).toBe('claim-200');
  });

  it('stand likewise in the index', () => {
    const list = listed(renderIndex([viewOutcome(outcome, chinese)], templates, chinese));
    expect(list.match(/<li>/g)).toHaveLength(21);
    expect(list).toContain('index.html#claims">另有 280 项</a>');
  });

  it('are all counted and all on the page', () => {
    const view = viewOutcome(outcome, english);
    expect([view.open.length, view.claims.length + view.guards.length]).toEqual([300, 300]);
  });
});
