import { describe, expect, it } from 'vitest';
import { english } from '../../src/report/locale/en/english.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { viewEvidence, viewExcerpt } from '../../src/report/view-evidence.ts';
import { viewOutcome } from '../../src/report/view-outcome.ts';
import { comparison, finding, range, state } from '../fixtures/report/evidence.ts';
import { outcomeOfManyRuns } from '../fixtures/report/large-outcomes.ts';

const seedsOf = (table: { readonly rows: readonly { readonly head: string }[] }) =>
  table.rows.map(({ head }) => Number(head));

describe('the excerpt of a check’s evidence', () => {
  it('is the whole of it, in the order of the seeds, up to 50 runs', () => {
    const evidence = comparison(range(50), 1);
    expect(viewExcerpt(evidence, english)).toEqual(viewEvidence(evidence, english));
  });

  it('of more runs has the 50 tightest, those first that do not hold, worst first', () => {
    // 0.25 + seed/100 <= 0.9: seed 65 is the last to hold
    const seeds = seedsOf(viewExcerpt(comparison(range(80), 0.1), english));
    expect(seeds).toEqual([
      ...range(15).map((at) => 81 - at), // 80 to 66 do not hold
      ...range(35).map((at) => 66 - at),
    ]);
  });

  it('says of how many', () =>
    expect(viewExcerpt(comparison(range(80), 0.1), english).caption).toMatch(
      /; the 50 tightest of 80 runs$/,
    ));

  it('keeps the order where no run has a margin', () =>
    expect(seedsOf(viewExcerpt(state(range(60)), english))).toEqual(range(50)));

  it('leaves out no finding of a guard', () => {
    const findings = range(60).map((at) => finding(`quantity ${at}`, at, at, 0));
    expect(viewExcerpt({ kind: 'findings', findings }, english).rows).toHaveLength(60);
  });

  it('stands in no JSON, where all evidence stands', () => {
    const json = renderJson([viewOutcome(outcomeOfManyRuns(), english)]);
    expect(json).not.toContain('"excerpt"');
    expect(json.split('"head"').length).toBeGreaterThan(10_000);
  });
});
