import { describe, expect, it } from 'vitest';
import { judgeAgain } from '../../src/outcome/judge-again.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { fakeSubject } from '../check/fake-subject.ts';
import { mapOf } from '../fixtures/report/seeds-map.ts';
import { parseSmall, runSmall } from './small-outcome.ts';

async function outcomeWithMaps(): Promise<Outcome> {
  const small = parseSmall();
  const axes = mapOf(null).axes;
  const claims = small.claims.map((claim, i) => (i === 0 ? { ...claim, map: { axes } } : claim));
  const outcome = await runSmall(fakeSubject(), { ...small, claims });
  return { ...outcome, maps: [mapOf([[0, 3]]), mapOf(null, { own: null, reason: 'an if' })] };
}

describe('the maps of an outcome', () => {
  it('are read as they were written, and so are those that a claim asks for', async () => {
    const outcome = await outcomeWithMaps();
    const found = parseOutcome(serialiseOutcome(outcome), 'outcome.json');
    expect(found.maps).toEqual(outcome.maps);
    expect(found.experiment.claims[0]?.map).toEqual(outcome.experiment.claims[0]?.map);
  });

  it('are none where it was written before there were any', async () => {
    const { maps: _, ...old } = JSON.parse(serialiseOutcome(await outcomeWithMaps())) as Outcome;
    expect(parseOutcome(JSON.stringify(old), 'outcome.json').maps).toEqual([]);
  });

  it('stay where its checks are decided again', async () => {
    const outcome = await outcomeWithMaps();
    expect(judgeAgain(outcome).maps).toEqual(outcome.maps);
  });
});
