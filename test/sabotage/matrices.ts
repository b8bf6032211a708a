import type { Verdict } from '../../src/model/outcome/verdict.ts';
import type { SabotageCell, SabotageMatrix, SabotageRow } from '../../src/model/outcome/sabotage-matrix.ts';

/** A verdict without evidence. */
export function verdictOf(state: Verdict['state'], cause?: Verdict['cause']): Verdict {
  return {
    state,
    evidence: { kind: 'findings', findings: [] },
    margin: null,
    ...(cause ? { cause } : {}),
  };
}

export const silent: SabotageCell = { state: 'silent' };
export const notRun: SabotageCell = { state: 'not-run' };
export const undecided: SabotageCell = {
  state: 'undecided',
  cause: { code: 'not-run', runs: 1, first: 'a' },
};

/** A check that notices, by a learning rate of another value. */
export const rate: SabotageCell = {
  state: 'notices',
  cause: { code: 'learning-rate', run: 'lambda=0,seed=1', measured: 0.03, stated: 0.003 },
};
/** One that notices without naming a cause. */
export const unnamed: SabotageCell = { state: 'notices' };

export function rowOf(id: string, changed: Partial<SabotageRow> = {}): SabotageRow {
  return {
    id,
    says: `What ${id} does.`,
    source: null,
    state: 'caught',
    why: null,
    noticedBy: { trajectory: 'learning-rate' },
    cells: { falls: silent, trajectory: rate },
    ...changed,
  };
}

/** A claim and a guard; the code as it is, clean; no defect lapses. */
export function matrixOf(
  defects: readonly SabotageRow[],
  changed: Partial<SabotageMatrix> = {},
): SabotageMatrix {
  return {
    sources: { subject: 'a1', experiment: 'b2', checks: 'c3' },
    file: 'experiments/ridge.sabotage.ts',
    whole: true,
    checks: [
      { id: 'falls', role: 'claim' },
      { id: 'trajectory', role: 'guard' },
    ],
    unmodified: rowOf('unmodified', {
      says: 'The code as it is.',
      state: 'clean',
      noticedBy: {},
      cells: { falls: silent, trajectory: silent },
    }),
    defects: [...defects],
    environment: {
      started: '2026-11-23T22:47:00.123Z',
      backend: 'wasm',
      workers: 2,
      total: 61_234,
      rows: Object.fromEntries(defects.map(({ id }, i) => [id, 1000 * (i + 1)])),
    },
    ...changed,
  };
}
