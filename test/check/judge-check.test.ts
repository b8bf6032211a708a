import { describe, expect, it } from 'vitest';
import { judgeCheck } from '../../src/check/judge-check.ts';
import type { Measured } from '../../src/model/outcome/measured.ts';
import type { Verdict } from '../../src/model/outcome/verdict.ts';

const evidence = { kind: 'findings' as const, findings: [] };
const finding = {
  quantity: 'epochs' as const,
  measured: 4,
  stated: 4,
  tolerance: 0,
  holds: true,
  run: 'a',
  runs: 1,
};
const holds: Verdict = {
  state: 'holds',
  evidence: { kind: 'findings', findings: [finding] },
  margin: { value: 0.5, unit: 'tolerance', sds: null },
};
const fails = (cause: Verdict['cause']): Verdict => ({
  state: 'fails',
  evidence,
  margin: null,
  ...(cause ? { cause } : {}),
});

const measured: Measured = { state: 'measured', runs: ['a'], probe: false, diverged: null, value: 1 };
const diverged: Measured = { ...measured, runs: ['d'], diverged: { run: 'd', epoch: 3, growth: null } };
const threw: Measured = { state: 'threw', runs: ['t'], probe: false, run: 't', message: 'stop' };
const missing: Measured = {
  state: 'missing',
  runs: ['m'],
  probe: false,
  run: 'm',
  what: 'metric "x"',
  has: ['y'],
};
const notRun: Measured = { state: 'not-run', runs: ['n'], probe: false };

const never = (): Verdict => {
  throw new Error('a check must not judge what is not whole');
};

describe('a check is undecided where a run', () => {
  it.each([
    {
      what: 'returned no fit',
      entry: { ...threw, state: 'refused' as const },
      cause: { code: 'refused', run: 't', message: 'stop' },
    },
    {
      what: 'changed the backend',
      entry: { ...threw, state: 'refused' as const, backend: { from: 'wasm', to: 'cpu', place: 'a.ts:3:1' } },
      cause: { code: 'backend-changed', run: 't', from: 'wasm', to: 'cpu', place: 'a.ts:3:1' },
    },
    { what: 'threw', entry: threw, cause: { code: 'threw', run: 't', message: 'stop' } },
    {
      what: 'lacks something',
      entry: missing,
      cause: { code: 'missing', run: 'm', what: 'metric "x"', has: ['y'] },
    },
    { what: 'was not run', entry: notRun, cause: { code: 'not-run', runs: 1, first: 'n' } },
    {
      what: 'was not run again',
      entry: { ...notRun, again: true as const },
      cause: { code: 'not-run', runs: 1, first: 'n', again: true },
    },
  ])('$what, and its own judgement is not asked', ({ entry, cause }) => {
    expect(judgeCheck([measured, entry], false, never)).toEqual({
      state: 'undecided',
      evidence,
      margin: null,
      cause,
    });
  });

  it('threw, before all else', () => {
    expect(judgeCheck([notRun, missing, diverged, threw], false, never).cause).toMatchObject({
      code: 'threw',
    });
  });

  it('threw, also where the check judges divergence itself', () => {
    expect(judgeCheck([threw], true, never).state).toBe('undecided');
  });

  it('was not run, with a count of those', () => {
    expect(judgeCheck([notRun, measured, { ...notRun, runs: ['o'] }], false, never).cause).toEqual({
      code: 'not-run',
      runs: 2,
      first: 'n',
    });
  });
});

describe('a check with a diverged run', () => {
  it('fails for it, whatever its own judgement', () => {
    expect(judgeCheck([measured, diverged], false, () => holds)).toEqual({
      ...holds,
      state: 'fails',
      cause: { code: 'diverged', run: 'd', epoch: 3, growth: null },
    });
  });

  it('keeps its own judgement where it judges divergence itself', () => {
    expect(judgeCheck([diverged], true, () => holds)).toBe(holds);
  });

  it('keeps the cause that it found in the numbers', () => {
    const cause = { code: 'learning-rate', run: 'd', measured: 0.1, stated: 0.01 } as const;
    expect(judgeCheck([diverged], false, () => fails(cause)).cause).toBe(cause);
  });

  it('says "diverged" rather than "not upheld"', () => {
    const cause = { code: 'not-upheld', held: 0, of: 1, run: 'd' } as const;
    expect(judgeCheck([diverged], false, () => fails(cause)).cause).toMatchObject({ code: 'diverged' });
  });
});

describe('probes', () => {
  it.each([threw, missing, notRun, diverged])('that are $state do not touch the verdict', (entry) => {
    expect(judgeCheck([measured, { ...entry, probe: true }], false, () => holds)).toBe(holds);
  });
});

it('a check without a single measurement is undecided', () => {
  expect(judgeCheck([], false, () => holds)).toEqual({
    state: 'undecided',
    evidence,
    margin: null,
    cause: { code: 'nothing-examined', lacks: ['runs'] },
  });
});

describe('a check that found nothing to examine', () => {
  it.each([
    { unexamined: undefined, lacks: [] },
    { unexamined: ['epochs', 'orders'], lacks: ['epochs', 'orders'] },
  ])('is undecided, and says what it looks for: $lacks', ({ unexamined, lacks }) => {
    const empty: Verdict['evidence'] = { ...evidence, ...(unexamined ? { unexamined } : {}) };
    expect(judgeCheck([measured], false, () => ({ ...holds, evidence: empty }))).toEqual({
      state: 'undecided',
      evidence: empty,
      margin: null,
      cause: { code: 'nothing-examined', lacks },
    });
  });

  it('fails all the same where a run diverged', () => {
    const empty = { ...holds, evidence };
    expect(judgeCheck([diverged], false, () => empty)).toMatchObject({
      state: 'fails',
      cause: { code: 'diverged' },
    });
  });

  it('keeps what else makes it undecided', () => {
    const cause = { code: 'baseline-absent', file: 'a' } as const;
    const verdict: Verdict = { state: 'undecided', evidence, margin: null, cause };
    expect(judgeCheck([measured], false, () => verdict)).toBe(verdict);
  });
});
