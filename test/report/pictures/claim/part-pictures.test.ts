import { describe, expect, it } from 'vitest';
import type { Evidence, PartEvidence } from '../../../../src/model/outcome/verdict.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { chinese } from '../../../../src/report/locale/zh-cn/chinese.ts';
import { claimPicture, partPictures } from '../../../../src/report/pictures/claim/claim-picture.ts';
import { viewEvidence } from '../../../../src/report/view/evidence.ts';
import { comparison, range, state, trend } from '../../../fixtures/report/evidence.ts';
import { renderAll } from '../../../fixtures/report/render-all.ts';
import { experiment, greenOutcome } from '../../../fixtures/report/outcome.ts';

const seeds = range(4);
const parts = [comparison(seeds, 0.1), trend(seeds), state(seeds)] as readonly PartEvidence[];
const all = (own = parts, change: object = {}): Evidence => ({
  kind: 'all',
  parts: [...own],
  rows: seeds.map((seed) => ({ run: `seed=${seed}`, seed, margin: 1, holds: true })),
  tally: { held: 4, of: 4, ...change },
});

describe('a claim of several statements', () => {
  it('has a picture of each, named by its statement, beside the numbers of that statement', () => {
    const pictures = partPictures(all(), 'p', english);
    expect(pictures.map(({ id, title }) => [id, title])).toEqual([
      ['p-1', 'testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)'],
      ['p-2', 'weightNorm falls along lambda'],
      ['p-3', 'weightNorm(lambda=700) diverges'],
    ]);
    const [first] = parts;
    expect(pictures[0]?.spec).toEqual(
      claimPicture(first!, 'q', viewEvidence(first!, english), english)?.spec,
    );
    expect(pictures[0]?.table).toEqual(viewEvidence(first!, english));
  });

  it.each<[string, Evidence, number]>([
    ['of one statement', comparison(seeds, 0.1), 0],
    ['of two', all(parts.slice(0, 2)), 2],
    [
      'of two, of which one has no finite number',
      all([trend(seeds), { ...trend([]), rows: [] }] as never),
      1,
    ],
    [
      'of many runs, whose share is drawn',
      all(parts, { interval: { low: 0.1, high: 1, alpha: 0.001, required: 0.5 } }),
      0,
    ],
  ])('%s has as many pictures as can be drawn', (_, evidence, count) => {
    expect(partPictures(evidence, 'p', english)).toHaveLength(count);
  });

  it('has them on its page, in either language', async () => {
    const outcome = greenOutcome();
    const [first, ...others] = outcome.checks;
    const verdict = { ...first!.verdict, evidence: all() };
    const shown = { ...outcome, checks: [{ ...first!, verdict }, ...others] };
    for (const words of [english, chinese]) {
      const page = await renderAll(shown, words);
      for (const n of range(3)) expect(page).toContain(`id="claim-${experiment.claims[0]!.id}-picture-${n}"`);
    }
  });
});
