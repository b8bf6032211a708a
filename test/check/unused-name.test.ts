import { describe, expect, it } from 'vitest';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { gatherUsedNames } from '../../src/check/used-names.ts';
import type { UsedNames } from '../../src/model/outcome/used-names.ts';
import type { Measured } from '../../src/model/outcome/measured.ts';
import type { Run } from '../../src/model/run/run.ts';
import type { RunRecord } from '../../src/model/run/record.ts';
import type { Claim, Experiment, Relation } from '../../src/model/experiment/experiment.ts';
import { parseExpression } from '../../src/spec/expression/parse-expression.ts';
import { byLambda, rawOf } from './claims/judge-claim.ts';
import { claimWith, experimentWith } from './fake-subject.ts';

const usedNames: UsedNames = {
  own: { settings: ['epochs', 'lambda'], streams: ['init', 'order'], metrics: ['accuracy', 'loss'] },
  reference: null,
};

const parsed = parseExpression('loss(lambda=2) < loss(lambda=0)');
if ('error' in parsed) throw new Error(parsed.error.message);
const claim = claimWith({ id: 'claim', statement: parsed.statement });
const relation: Relation = {
  id: 'other-start',
  with: {},
  changes: {},
  overrides: [],
  scales: {},
  exponent: 0,
  keeps: [],
  moves: ['w'],
};
const at = { line: 1, column: 1 };

/** State and cause of one check, whose runs have all been made and hold. */
function judged(id: string, change: Partial<Experiment>, names: UsedNames | null = usedNames) {
  const experiment = experimentWith({ law: null, states: {}, claims: [claim], guards: [], ...change });
  const check = bindChecks(experiment).find((each) => each.id === id);
  if (!check) throw new Error(`no check ${id}`);
  const measured: readonly Measured[] = check.runs().map((runs) =>
    check.measure(
      runs.map((run) => rawOf(run, byLambda)),
      false,
    ),
  );
  const { state, cause } = check.judge(measured, names);
  return { state, cause };
}

const withClaim = (change: Partial<Claim>) => ({ claims: [{ ...claim, ...change }] });

describe('a claim', () => {
  it('holds where runs answered to all its names', () =>
    expect(judged('claim', { redraw: ['init'], metrics: ['loss'] })).toEqual({
      state: 'holds',
      cause: undefined,
    }));

  it.each<readonly [string, Partial<Experiment>, object]>([
    [
      'a swept setting',
      { sweep: { lambda: [0, 2], epcohs: [3] } },
      { code: 'setting-unread', name: 'epcohs', place: 'sweep', known: ['epochs', 'lambda'], near: 'epochs' },
    ],
    [
      'a setting of the command line',
      { settings: { Lambda: 3 } },
      { code: 'setting-unread', name: 'Lambda', place: '--set', near: 'lambda' },
    ],
    [
      'a setting of its own',
      withClaim({ settings: { nEpochs: 50 } }),
      { code: 'setting-unread', name: 'nEpochs', place: 'with', near: 'epochs' },
    ],
    [
      'an axis of its own',
      withClaim({ sweep: { optimiser: [1] } }),
      { code: 'setting-unread', name: 'optimiser', place: 'with', near: null },
    ],
    [
      'a stream that is drawn again',
      { redraw: ['order', 'inti'] },
      { code: 'stream-unasked', name: 'inti', place: 'redraw', known: ['init', 'order'], near: 'init' },
    ],
    [
      'a metric that is declared',
      { metrics: ['loss', 'accurcy'] },
      { code: 'metric-unreported', name: 'accurcy', place: 'metrics', near: 'accuracy' },
    ],
    [
      'a metric that has a limit',
      { limits: { accurcy: 2 } },
      { code: 'metric-unreported', name: 'accurcy', place: 'limits', near: 'accuracy' },
    ],
  ])('is undecided where no run answered to %s', (_, change, cause) =>
    expect(judged('claim', change)).toMatchObject({ state: 'undecided', cause }),
  );

  it('is undecided too where it would fail, since it asks of a setting that was not passed on', () => {
    const rises = parseExpression('loss(lamda=2) > loss(lamda=0)');
    if ('error' in rises) throw new Error(rises.error.message);
    const change = { sweep: { lamda: [0, 2] }, ...withClaim({ statement: rises.statement }) };
    expect(judged('claim', change, null).state).toBe('fails');
    expect(judged('claim', change)).toMatchObject({
      state: 'undecided',
      cause: { code: 'setting-unread', name: 'lamda', near: 'lambda' },
    });
  });

  it('that reads a metric which is declared and never reported is told the nearest', () => {
    const misspelt = parseExpression('los(lambda=2) < 1');
    if ('error' in misspelt) throw new Error(misspelt.error.message);
    const change = { metrics: ['los'], ...withClaim({ statement: misspelt.statement }) };
    expect(judged('claim', change, null)).toMatchObject({ state: 'undecided', cause: { code: 'missing' } });
    expect(judged('claim', change)).toMatchObject({
      state: 'undecided',
      cause: { code: 'metric-unreported', name: 'los', near: 'loss' },
    });
  });

  it('is told how many runs left no fit, which might have answered', () => {
    const names = { ...usedNames, own: { settings: ['lambda'], streams: [], metrics: ['loss'], failed: 2 } };
    expect(judged('claim', { metrics: ['loss', 'accuracy'] }, names)).toMatchObject({
      state: 'undecided',
      cause: { code: 'metric-unreported', name: 'accuracy', failed: 2 },
    });
  });

  it.each<readonly [string, UsedNames | null]>([
    ['of an older outcome', null],
    ['of which no run was made as written', { own: null, reference: null }],
  ])('%s is judged by what was measured', (_, names) =>
    expect(judged('claim', { redraw: ['inti'] }, names).state).toBe('holds'),
  );
});

describe('a guard', () => {
  const guard = (name: 'streams' | 'metamorphic' | 'equivalence') => ({ guards: [{ name, at }] });

  it('is undecided where what every run is made with was not read', () =>
    expect(judged('streams', { ...guard('streams'), sweep: { lambda: [0, 2], lamda: [1] } })).toMatchObject({
      state: 'undecided',
      cause: { code: 'setting-unread', name: 'lamda' },
    }));

  it.each<readonly [string, Partial<Relation>, object]>([
    ['changes', { changes: { lamda: 5 } }, { code: 'setting-unread', name: 'lamda', near: 'lambda' }],
    ['with', { with: { epoch: 5 }, changes: { lambda: 5 } }, { code: 'setting-unread', name: 'epoch' }],
    [
      'streams',
      { overrides: [{ stream: 'inti', kind: 'zeros' }] },
      { code: 'stream-unasked', name: 'inti', near: 'init' },
    ],
    [
      'streams, a stream of several',
      {
        overrides: [
          { stream: 'init', kind: 'zeros' },
          { stream: 'odrer', kind: 'from-seed', seed: 3 },
        ],
      },
      { code: 'stream-unasked', name: 'odrer', near: 'order' },
    ],
  ])('metamorphic is undecided over an unknown name in %s', (_, change, cause) => {
    const relations = [{ ...relation, ...change }];
    expect(judged('metamorphic', { ...guard('metamorphic'), relations })).toMatchObject({
      state: 'undecided',
      cause: { ...cause, place: 'relations: other-start' },
    });
    expect(judged('metamorphic', { ...guard('metamorphic'), relations }, null).state).not.toBe('undecided');
  });

  it('equivalence is undecided where the other code does not read a setting', () => {
    const other = { settings: ['lambd'], streams: [], metrics: [] };
    expect(judged('equivalence', guard('equivalence'), { ...usedNames, reference: other })).toMatchObject({
      state: 'undecided',
      cause: {
        code: 'setting-unread',
        name: 'lambda',
        subject: 'reference',
        known: ['lambd'],
        near: 'lambd',
      },
    });
  });

  it('that fails for a reason of its own keeps it', () => {
    const change = { ...guard('streams'), states: { epochs: 7 }, redraw: ['inti'] };
    expect(judged('streams', change)).toMatchObject({ state: 'fails', cause: { code: 'epoch-count' } });
  });
});

describe('gatherUsedNames', () => {
  const run = (id: string, subject?: 'reference'): Run => ({
    id,
    seed: 1,
    settings: {},
    overrides: [],
    ...(subject ? { subject } : {}),
  });
  const record = (id: string, reads: readonly string[] | undefined, metric: string): RunRecord => ({
    run: id,
    draws: [{ stream: `${metric} stream`, kind: 'normal', shape: [1], digest: '' }],
    ...(reads ? { reads: [...reads] } : {}),
    state: 'finished',
    metrics: { [metric]: [1] },
    parameters: {},
  });

  const failed = (id: string, state: 'threw' | 'refused', reads: readonly string[]): RunRecord => ({
    run: id,
    draws: [],
    reads: [...reads],
    state,
    error: { name: 'Error', message: '' },
  });

  it('is what any run read, asked for and reported, by whose code it is', () => {
    const records = [
      record('a', ['optimiser'], 'loss'),
      record('b', ['optimiser', 'batchSize'], 'accuracy'),
      record('c', undefined, 'of lanes'),
      record('d', ['lambd'], 'loss'),
    ];
    const runs = [run('a'), run('b'), run('c'), run('d', 'reference')];
    expect(gatherUsedNames(runs, new Map(records.map((each) => [each.run, each])))).toEqual({
      own: {
        settings: ['batchSize', 'optimiser'],
        streams: ['accuracy stream', 'loss stream'],
        metrics: ['accuracy', 'loss'],
      },
      reference: { settings: ['lambd'], streams: ['loss stream'], metrics: ['loss'] },
    });
  });

  it('is unknown where no run was made as written', () => {
    const records = new Map([['c', record('c', undefined, 'loss')]]);
    expect(gatherUsedNames([run('c')], records)).toEqual({ own: null, reference: null });
  });

  it('takes of a run that threw what it read and drew', () => {
    const records = [failed('a', 'threw', ['rate']), record('b', ['lambda'], 'loss')];
    const runs = [run('a'), run('b')];
    expect(gatherUsedNames(runs, new Map(records.map((each) => [each.run, each]))).own).toEqual({
      settings: ['lambda', 'rate'],
      streams: ['loss stream'],
      metrics: ['loss'],
      failed: 1,
    });
  });

  it.each(['threw', 'refused'] as const)('is unknown where every run %s', (state) =>
    expect(gatherUsedNames([run('a')], new Map([['a', failed('a', state, ['rate'])]])).own).toBeNull(),
  );
});
