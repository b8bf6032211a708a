import { describe, expect, it } from 'vitest';
import { loadSabotages } from '../../../src/app/sabotage/load-sabotages.ts';

/** Codes that only say that something does not hold, not what is wrong. */
const vague = new Set([
  'any',
  'not-upheld',
  'diverged',
  'first-bad-epoch',
  'loss-differs',
  'off-span-moved',
  'closed-form',
]);

describe('the list of the chapter’s defects', () => {
  it('asks of at least four in five that a check names the very cause', async () => {
    const [pair] = await loadSabotages({ cwd: process.cwd(), words: ['weight-decay.experiment.ts'] });
    const defects = pair!.sabotage.defects;
    const named = defects.filter(({ noticedBy }) =>
      Object.values(noticedBy).some((code) => !vague.has(code)),
    );
    expect(defects.length).toBeGreaterThanOrEqual(48);
    expect(named.length / defects.length).toBeGreaterThanOrEqual(0.8);
  });
});
