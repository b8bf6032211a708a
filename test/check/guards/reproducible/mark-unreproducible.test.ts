import { describe, expect, it } from 'vitest';
import type { Measured } from '../../../../src/model/outcome/measured.ts';
import { reproducible } from '../../../../src/check/guards/reproducible/guard.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import { markUnreproducible } from '../../../../src/check/guards/reproducible/mark-unreproducible.ts';
import { judgeCheck } from '../../../../src/check/judge-check.ts';
import type { Run } from '../../../../src/model/run/run.ts';

const run = (lambda: number, seed: number, more: Partial<Run> = {}): Run => ({
  id: `lambda=${lambda},seed=${seed}${more.subject ? ',subject=reference' : ''}`,
  seed,
  settings: { lambda },
  overrides: [],
  ...more,
});
const runs = [run(0, 1), run(0, 2), run(5, 1), run(5, 2), run(5, 1, { subject: 'reference' })];

const holds: Verdict = { state: 'holds', evidence: { kind: 'findings', findings: [] }, margin: null };
const measuredOf = (ids: readonly string[], probe = false): Measured[] =>
  ids.map((id) => ({ state: 'measured', runs: [id], probe, diverged: null, value: null }));

const difference = { of: 'metric', quantity: 'loss', at: 2, first: 1, second: 2 } as const;

function repeats(broken: readonly string[], sound: readonly string[] = ['lambda=0,seed=1']) {
  const measurements = [...broken, ...sound].map((id) => {
    const value = { run: id, difference: broken.includes(id) ? difference : null, when: 'each-run' as const };
    return { runs: [id], probe: false, diverged: null, value };
  });
  const measured = measurements.map((entry): Measured => ({
    state: 'measured',
    ...entry,
    runs: [...entry.runs],
  }));
  const verdict = reproducible.judge(measurements, {} as never);
  return { id: 'reproducible', measured, verdict };
}

describe('the guard reproducible', () => {
  it('holds where every run made again is the same', () => {
    expect(repeats([]).verdict).toMatchObject({
      state: 'holds',
      evidence: { findings: [{ quantity: 'repeatedRuns', measured: 0, runs: 1 }] },
    });
  });

  it('fails where one is not, and names the first figure and when it differs', () => {
    expect(repeats(['lambda=5,seed=1']).verdict).toMatchObject({
      state: 'fails',
      cause: {
        code: 'not-reproducible',
        run: 'lambda=5,seed=1',
        quantity: 'loss',
        when: 'each-run',
        cells: 1,
        repeated: 2,
      },
    });
  });

  it('is undecided where no run was made again', () => {
    expect(judgeCheck([], true, () => holds)).toMatchObject({
      state: 'undecided',
      cause: { code: 'nothing-examined' },
    });
  });
});

describe('a check is', () => {
  const check = (measured: readonly Measured[]) => ({ id: 'a-claim', measured, verdict: holds });
  const stateOf = (measured: readonly Measured[], broken: readonly string[] = ['lambda=5,seed=1']) =>
    markUnreproducible([check(measured), repeats(broken)], runs)[0]?.verdict;

  it.each([
    ['on the very run', ['lambda=5,seed=1']],
    ['on another seed of the cell', ['lambda=5,seed=2']],
    ['on that cell among others', ['lambda=0,seed=1', 'lambda=5,seed=2']],
  ])('undecided where it rests %s', (_, ids) => {
    expect(stateOf(measuredOf(ids))).toMatchObject({
      state: 'undecided',
      cause: { code: 'rests-on-unreproducible', run: 'lambda=5,seed=1' },
    });
  });

  it.each([
    ['on another cell', measuredOf(['lambda=0,seed=1', 'lambda=0,seed=2'])],
    ['on the cell of another subject', measuredOf(['lambda=5,seed=1,subject=reference'])],
    ['with nothing but a probe on the cell', measuredOf(['lambda=5,seed=1'], true)],
  ])('left as it is where it rests %s', (_, measured) => {
    expect(stateOf(measured)).toBe(holds);
  });

  it('left as it is where all is reproducible', () => {
    expect(stateOf(measuredOf(['lambda=5,seed=1']), [])).toBe(holds);
  });

  it('left as it is where nobody asked whether it is', () => {
    const claim = check(measuredOf(['lambda=5,seed=1']));
    expect(markUnreproducible([claim], runs)).toEqual([claim]);
  });

  it('the guard itself, and says so', () => {
    const guard = repeats(['lambda=5,seed=1']);
    expect(markUnreproducible([guard], runs)).toEqual([guard]);
  });
});
