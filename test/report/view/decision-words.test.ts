import { expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/outcome/verdict.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { decisionWords } from '../../../src/report/view/decision-words.ts';
import { viewEvidence } from '../../../src/report/view/evidence.ts';

const evidence: Evidence = {
  kind: 'comparison',
  tally: { held: 1, of: 1 },
  left: 'loss',
  operator: '>=',
  right: '31.985',
  rows: [{ run: 'seed=1', seed: 1, left: 32, right: 31.985, margin: 0.015, holds: true }],
};

it('shows a number that a claim states as it states it', () => {
  expect(decisionWords(evidence, null, english)).toContain('32 >= 31.985');
  expect(viewEvidence(evidence, english).rows[0]?.cells).toContain('31.985');
});
