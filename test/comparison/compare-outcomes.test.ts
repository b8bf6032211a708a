import { describe, expect, it } from 'vitest';
import type { CheckChange } from '../../src/comparison/compare-checks.ts';
import { compareOutcomes } from '../../src/comparison/compare-outcomes.ts';
import { decideComparison } from '../../src/comparison/decide-comparison.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import type { Claim } from '../../src/model/experiment/experiment.ts';
import {
  renamed,
  withClaim,
  withState,
  withVerdict,
  withoutClaim,
} from '../fixtures/comparison/changed-outcome.ts';
import { greenOutcome } from '../fixtures/report/outcome.ts';

const green = greenOutcome();
const compare = (base: Outcome | null, head: Outcome | null) => compareOutcomes('ridge', base, head);
const changeOf = (base: Outcome | null, head: Outcome | null, id: string): CheckChange => {
  const found = compare(base, head).checks.find((change) => change.id === id);
  if (found === undefined) throw new Error(`no change of ${id}`);
  return found;
};
const reasonOf = (base: Outcome | null, head: Outcome | null) => decideComparison(compare(base, head).checks);

describe('two Outcomes of the same code', () => {
  it('are the same in every claim and guard, and nothing is worse', () => {
    const { checks, cells, runs, sources, environment } = compare(green, greenOutcome());
    expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'same'));
    expect(checks).toHaveLength(6);
    expect([cells, sources, environment]).toEqual([[], [], []]);
    expect(runs?.moved).toBe(0);
    expect(decideComparison(checks)).toBe('ok');
  });
});

describe('what becomes of a claim', () => {
  it.each([
    ['holds', 'holds', 'same', 'ok'],
    ['holds', 'fails', 'regressed', 'fails'],
    ['holds', 'undecided', 'undecided', 'undecided'],
    ['fails', 'holds', 'fixed', 'ok'],
    ['fails', 'fails', 'same', 'ok'],
    ['fails', 'undecided', 'undecided', 'undecided'],
    ['undecided', 'holds', 'fixed', 'ok'],
    ['undecided', 'fails', 'regressed', 'fails'],
    ['undecided', 'undecided', 'undecided', 'ok'],
  ] as const)('that %s and then %s: %s', (was, now, state, reason) => {
    const [base, head] = [withState(green, 'falls', was), withState(green, 'falls', now)];
    expect(changeOf(base, head, 'falls').state).toBe(state);
    expect(reasonOf(base, head)).toBe(reason);
  });

  it.each([
    ['holds', 'ok'],
    ['fails', 'fails'],
    ['undecided', 'undecided'],
  ] as const)('that is new and %s', (state, reason) => {
    const [base, head] = [withoutClaim(green, 'falls'), withState(green, 'falls', state)];
    expect(changeOf(base, head, 'falls').state).toBe('new');
    expect(reasonOf(base, head)).toBe(reason);
  });

  it('that is asked no more is open, whatever it was: nobody can say that nothing is worse', () => {
    const head = withoutClaim(green, 'falls');
    expect(changeOf(green, head, 'falls').state).toBe('gone');
    expect(reasonOf(green, head)).toBe('undecided');
    expect(reasonOf(withState(green, 'falls', 'fails'), head)).toBe('undecided');
  });

  it('that is stated and was not judged is undecided, not gone', () => {
    const head = { ...green, checks: green.checks.filter(({ id }) => id !== 'falls') };
    expect(changeOf(green, head, 'falls').state).toBe('undecided');
    expect(reasonOf(green, head)).toBe('undecided');
  });

  it('that was stated and not judged before is new', () => {
    const base = { ...green, checks: green.checks.filter(({ id }) => id !== 'falls') };
    expect(changeOf(base, green, 'falls').state).toBe('new');
  });

  it('a failure counts before a doubt', () => {
    const head = withState(withState(green, 'falls', 'undecided'), 'trend', 'fails');
    expect(reasonOf(green, head)).toBe('fails');
  });
});

describe('a claim that is asked otherwise', () => {
  const comparison = (change: (claim: Claim) => Claim) => withClaim(green, 'falls', change);
  const factor = (right: number) =>
    comparison((claim) =>
      claim.statement.kind === 'comparison'
        ? { ...claim, statement: { ...claim.statement, right: { ...claim.statement.right, factor: right } } }
        : claim,
    );
  const operator = comparison((claim) =>
    claim.statement.kind === 'comparison'
      ? { ...claim, statement: { ...claim.statement, operator: '<' } }
      : claim,
  );

  it.each([
    ['threshold', factor(0.2)],
    ['statement', operator],
    ['settings', comparison((claim) => ({ ...claim, settings: { epochs: 20 } }))],
    [
      'quantifier',
      comparison((claim) => ({ ...claim, quantifier: { kind: 'at-least', percent: 50, runs: 3 } })),
    ],
    ['seeds', { ...green, experiment: { ...green.experiment, seeds: [1, 2, 4] } }],
    ['settings', { ...green, experiment: { ...green.experiment, settings: { epochs: 20 } } }],
    ['settings', { ...green, experiment: { ...green.experiment, redraw: ['init'] } }],
  ] as const)('by its %s is no regression and no repair, and says what differs', (part, head) => {
    const change = changeOf(green, head, 'falls');
    expect(change.state).toBe('changed');
    expect(change.parts).toEqual([part]);
    expect(decideComparison([change])).toBe('ok');
  });

  it('and fails, having held, is worse', () => {
    const change = changeOf(green, withState(factor(0.2), 'falls', 'fails'), 'falls');
    expect(change.state).toBe('changed');
    expect(decideComparison([change])).toBe('fails');
  });

  it('and failed before too is not', () => {
    const base = withState(green, 'falls', 'fails');
    expect(reasonOf(base, withState(factor(0.2), 'falls', 'fails'))).toBe('ok');
  });

  it('by a true value alone says so', () => {
    const against = withClaim(green, 'falls', (claim) => ({
      ...claim,
      statement: {
        kind: 'comparison',
        left: { factor: 1, reading: { metric: 'weightDistance', at: { lambda: 5 } } },
        operator: '>=',
        right: { factor: 2, reading: { metric: 'trueWeightNorm', at: {} } },
      },
    }));
    const state = (trueWeight: number) => ({
      ...against,
      experiment: { ...against.experiment, states: { ...against.experiment.states, trueWeight } },
    });
    expect(changeOf(state(0.01), state(0.02), 'falls').parts).toEqual(['truths']);
    expect(changeOf(state(0.01), state(0.02), 'mostly').parts).toEqual([]);
  });

  it('by the values of its axis is another question, where it is read along it', () => {
    const head = { ...green, experiment: { ...green.experiment, sweep: { lambda: [0, 1, 5, 7] } } };
    expect(changeOf(green, head, 'trend').parts).toEqual(['settings']);
    expect(changeOf(green, head, 'falls').state).toBe('same');
  });

  it('the order of keys is no other question', () => {
    const head = withClaim(green, 'falls', (claim) => ({ ...claim, settings: { a: 1, b: 2 } }));
    const base = withClaim(green, 'falls', (claim) => ({ ...claim, settings: { b: 2, a: 1 } }));
    expect(changeOf(base, head, 'falls').state).toBe('same');
  });

  it('rows are paired where only the quantifier or the seeds differ', () => {
    const head = comparison((claim) => ({ ...claim, quantifier: { kind: 'most', runs: 3 } }));
    expect(changeOf(green, head, 'falls').rows?.pairs).toBe(3);
    expect(changeOf(green, factor(0.2), 'falls').rows).toBeNull();
  });
});

describe('a claim whose sentence alone is another', () => {
  const reworded = withClaim(green, 'falls', (claim) => ({ ...claim, says: 'Said otherwise.' }));

  it('is changed, with nothing asked otherwise', () => {
    const change = changeOf(green, reworded, 'falls');
    expect([change.state, change.reworded, change.parts]).toEqual(['changed', true, []]);
  });

  it('still regresses', () => {
    expect(changeOf(green, withState(reworded, 'falls', 'fails'), 'falls').state).toBe('regressed');
  });
});

describe('what becomes of a guard', () => {
  it('that fails and held is a regression', () => {
    const head = withState(green, 'data-law', 'fails');
    expect(changeOf(green, head, 'data-law').state).toBe('regressed');
    expect(reasonOf(green, head)).toBe('fails');
  });

  it('against blessed figures alone is told apart: something moved', () => {
    const judged = (state: 'holds' | 'fails'): Outcome => ({
      ...green,
      experiment: {
        ...green.experiment,
        guards: [...green.experiment.guards, { name: 'baseline', at: { line: 1, column: 1 } }],
      },
      checks: [
        ...green.checks,
        {
          id: 'baseline',
          role: 'guard',
          measured: [],
          verdict: { state, evidence: { kind: 'findings', findings: [] }, margin: null },
        },
      ],
    });
    expect(reasonOf(judged('holds'), judged('fails'))).toBe('baseline');
    expect(reasonOf(judged('holds'), withState(judged('fails'), 'falls', 'fails'))).toBe('fails');
  });

  it.each([
    ['stated', { states: { ...green.experiment.states, learningRate: 0.03 } }],
    ['seeds', { seeds: [1, 2] }],
    ['settings', { sweep: { lambda: [0, 5] } }],
  ] as const)('is another question where %s differs', (part, changed) => {
    const head = { ...green, experiment: { ...green.experiment, ...changed } };
    const change = changeOf(green, head, 'data-law');
    expect([change.state, change.parts]).toEqual(['changed', [part]]);
  });

  it('of the same id as a claim is another check', () => {
    const base = renamed('streams');
    const head = withVerdict(base, 'nothing', (verdict) => verdict);
    const failing: Outcome = {
      ...head,
      checks: head.checks.map((check) =>
        check.id === 'streams' && check.role === 'guard'
          ? { ...check, verdict: { ...check.verdict, state: 'fails' } }
          : check,
      ),
    };
    const states = compare(base, failing).checks.filter(({ id }) => id === 'streams');
    expect(states.map(({ role, state }) => `${role} ${state}`)).toEqual(['claim same', 'guard regressed']);
  });
});

describe('names that objects have of themselves', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('are names like others: %s', (id) => {
    const base = renamed(id);
    expect(changeOf(base, withState(base, id, 'fails'), id).state).toBe('regressed');
    expect(changeOf(green, base, id).state).toBe('new');
    expect(changeOf(base, green, id).state).toBe('gone');
  });
});

describe('an experiment on one side alone', () => {
  it('is all new, and worse only where something fails', () => {
    expect(compare(null, green).checks.map(({ state }) => state)).toEqual(green.checks.map(() => 'new'));
    expect(reasonOf(null, green)).toBe('ok');
    expect(reasonOf(null, withState(green, 'trend', 'fails'))).toBe('fails');
  });

  it('is all gone', () =>
    expect(compare(green, null).checks.map(({ state }) => state)).toEqual(green.checks.map(() => 'gone')));
});

describe('why figures moved', () => {
  it('names the sources whose digests differ', () => {
    const head = { ...green, sources: { ...green.sources, subject: 'other', checks: 'other' } };
    expect(compare(green, head).sources).toEqual(['subject', 'checks']);
  });

  it('names what of the environment differs, and not when it started', () => {
    const environment = {
      ...green.environment,
      node: 'v99.0.0',
      started: '2001-01-01T00:00:00.000Z',
      backend: { ...green.environment.backend, name: 'cpu' },
    };
    expect(compare(green, { ...green, environment }).environment.map(({ name }) => name)).toEqual([
      'backend',
      'node',
    ]);
  });

  it('does not mind why the same backend was taken', () => {
    const backend = { ...green.environment.backend, why: 'another reason' };
    const head = { ...green, environment: { ...green.environment, backend } };
    expect(compare(green, head).environment).toEqual([]);
  });
});
