import { expect, it } from 'vitest';
import { cellName } from '../../src/plan/cell-name.ts';
import { makeRun } from '../../src/plan/make-run.ts';

const plain = { settings: {}, redraw: [] };

it.each([
  [makeRun(plain, 100_001, { lambda: 5, epochs: 20 }), 'epochs=20,lambda=5'],
  [makeRun(plain, 3, { zeta: 1 }), 'zeta=1'],
  [makeRun(plain, 3, {}), 'every run'],
  [makeRun(plain, 3, { seed: 4 }), 'seed=4'],
])('the cell of $id is "%s"', (run, name) => expect(cellName(run)).toBe(name));
