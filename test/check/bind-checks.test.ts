import { describe, expect, it } from 'vitest';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { checkGroups } from '../../src/check/check-groups.ts';
import type { Measured } from '../../src/model/outcome/measured.ts';
import type { TrainedRun } from '../../src/model/run/fit.ts';
import type { GuardName } from '../../src/model/experiment/experiment.ts';
import type { Statement } from '../../src/model/experiment/statement.ts';
import { checkOf, claimWith, experimentWith, fakeSubject, measureGroups } from './fake-subject.ts';

const at = { line: 1, column: 1 };
const reading = { metric: 'trainLoss', at: { lambda: 2 } };
const statement: Statement = {
  kind: 'comparison',
  left: { factor: 1, reading },
  operator: '<',
  right: { factor: 3 },
};
const claim = claimWith({ id: 'falls', statement });

const raw = (run: string, state: 'finished' | 'diverged'): TrainedRun => {
  const common = { run, draws: [], metrics: {}, parameters: {} };
  return {
    run: { id: run, seed: 1, settings: { lambda: 2 }, overrides: [] },
    record:
      state === 'finished' ? { ...common, state } : { ...common, state, epoch: Number(run), growth: 1.5 },
    fit: { metrics: {}, parameters: {} },
    drawn: [],
  };
};

describe('the checks of an experiment', () => {
  it('are its claims, then its guards, in the order of its file', () => {
    const experiment = experimentWith({
      claims: [claim, claimWith({ id: 'again', statement })],
      guards: [
        { name: 'recompute', at },
        { name: 'streams', at },
      ],
    });
    expect(bindChecks(experiment).map(({ id, role }) => [role, id])).toEqual([
      ['claim', 'falls'],
      ['claim', 'again'],
      ['guard', 'recompute'],
      ['guard', 'streams'],
    ]);
  });

  it('need their runs in groups, each under the name of its check, none of them a probe', () => {
    const checks = bindChecks(
      experimentWith({ seeds: [1], claims: [claim], guards: [{ name: 'streams', at }] }),
    );
    const groups = checkGroups(checks);
    expect(groups.map(({ check, runs, probe }) => [check, runs.map(({ id }) => id), probe])).toEqual([
      ['falls', ['lambda=2,seed=1'], false],
      ['streams', ['lambda=0,seed=1'], false],
      ['streams', ['lambda=2,seed=1'], false],
    ]);
  });

  it('ask for no probes where a check has none', () => {
    expect(checkOf(experimentWith(), 'streams').probes([])).toEqual([]);
  });

  it('know no blessed figures where they are not given any', () => {
    const experiment = experimentWith({ seeds: [1], guards: [{ name: 'baseline', at }] });
    const check = checkOf(experiment, 'baseline');
    const group = [raw('lambda=2,seed=1', 'finished')];
    expect(check.judge([check.measure(group, false)])).toMatchObject({
      state: 'undecided',
      cause: { code: 'baseline-absent', file: '' },
    });
  });
});

const lacks = {
  streams: 'a run',
  'data-law': 'a run',
  trajectory: 'a run',
  recompute: 'a run',
  'decay-law': 'a run',
  baseline: 'a run',
  drift: 'a run',
  'closed-form': 'a run of a closed form',
  metamorphic: 'two runs',
  equivalence: 'a run of each subject',
  'hold-out': 'a run',
  reproducible: 'a run made again',
} satisfies Record<GuardName, string>;

describe('a check that gets no run', () => {
  it.each(Object.entries(lacks) as [GuardName, string][])('%s says that it lacks %s', (name, what) => {
    const check = checkOf(experimentWith({ guards: [{ name, at }] }), name);
    const missing: Measured = { state: 'missing', runs: [], probe: true, run: '', what, has: [] };
    expect(check.measure([], true)).toEqual(missing);
  });

  it('of a claim says that it lacks a run', () => {
    expect(checkOf(experimentWith({ claims: [claim] }), 'falls').measure([], false)).toMatchObject({
      state: 'missing',
      what: 'a run',
      has: [],
    });
  });

  it.each<GuardName>(['metamorphic', 'equivalence'])('%s says so of one run in place of two', (name) => {
    const check = checkOf(experimentWith({ guards: [{ name, at }] }), name);
    expect(check.measure([raw('a', 'finished')], false)).toMatchObject({
      state: 'missing',
      run: 'a',
      has: [],
    });
  });

  it('closed-form says so of a run that is none of its own', () => {
    expect(checkOf(experimentWith(), 'closed-form').measure([raw('a', 'finished')], false)).toMatchObject({
      state: 'missing',
      run: 'a',
      what: 'a run of a closed form',
    });
  });
});

describe('a measured group', () => {
  const check = checkOf(experimentWith(), 'streams');

  it('tells how the first of its runs diverged that did', () => {
    const group = [raw('1', 'finished'), raw('2', 'diverged'), raw('3', 'diverged')];
    expect(check.measure(group, true)).toMatchObject({
      state: 'measured',
      runs: ['1', '2', '3'],
      probe: true,
      diverged: { run: '2', epoch: 2, growth: 1.5 },
    });
  });

  it('tells that none of its runs diverged', () => {
    expect(check.measure([raw('1', 'finished')], false)).toMatchObject({ probe: false, diverged: null });
  });

  it('that is not what its check measures is refused as it is read; one that gave nothing is not', () => {
    const odd: Measured = { state: 'measured', runs: ['1'], probe: false, diverged: null, value: { run: 1 } };
    const notRun: Measured = { state: 'not-run', runs: ['1'], probe: false };
    expect(() => check.read([odd])).toThrow('expected string');
    expect(check.read([notRun])).toEqual([notRun]);
  });
});

describe('a run that diverged, though its numbers are sound,', () => {
  const verdictOn = async (name: GuardName) => {
    const experiment = experimentWith();
    const check = checkOf(experiment, name);
    const measured = await measureGroups(experiment, check, fakeSubject(), check.runs());
    const diverged = { run: 'd', epoch: 3, growth: null };
    return check.judge(measured.map((entry, i) => (i === 1 ? { ...entry, diverged } : entry)));
  };

  it.each<GuardName>(['trajectory', 'recompute', 'decay-law', 'closed-form', 'metamorphic'])(
    'fails the guard %s',
    async (name) => {
      expect(await verdictOn(name)).toMatchObject({
        state: 'fails',
        cause: { code: 'diverged', run: 'd', epoch: 3, growth: null },
      });
    },
  );

  it.each<GuardName>(['streams', 'data-law'])('does not touch the guard %s', async (name) => {
    expect(await verdictOn(name)).toMatchObject({ state: 'holds' });
  });
});
