import { beforeAll, describe, expect, it } from 'vitest';
import type { Figures } from '../../../../src/model/outcome/figures.ts';
import type { Measured } from '../../../../src/model/outcome/measured.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import {
  absent,
  asRead,
  blessedExperiment,
  briefly,
  documentOf,
  figuresBy,
  file,
  verdictOn,
} from './blessing.ts';
import { checkOf, fakeSubject, type Defect } from '../../fake-subject.ts';

const ids = ['lambda=0,seed=1', 'lambda=2,seed=1', 'lambda=0,seed=2', 'lambda=2,seed=2'] as const;
const sound = fakeSubject();
let runs: Record<string, Figures>;
beforeAll(async () => {
  runs = await figuresBy(sound);
});

const same = () => asRead(documentOf(runs));
const findingsOf = ({ evidence }: Verdict) => (evidence.kind === 'findings' ? evidence.findings : []);

describe('other draws than the blessed', () => {
  const draws: Defect['uses'] = { inputs: 41 };

  it('leave it undecided, naming run and stream, with what the figures are all the same', async () => {
    const verdict = await verdictOn('baseline', fakeSubject({ uses: draws }), same());
    expect(verdict).toMatchObject({
      state: 'undecided',
      margin: null,
      cause: { code: 'draws-changed', run: ids[0], stream: 'features' },
    });
    expect(findingsOf(verdict).some(({ holds }) => !holds)).toBe(true);
  });

  it('are named in the run that got them', async () => {
    const other = ({ draws: own }: Figures) => ({
      draws: { ...own, init: { first: 'another', requests: 1 } },
    });
    expect(
      await verdictOn(
        'baseline',
        sound,
        asRead(documentOf({ ...runs, [ids[2]]: { ...runs[ids[2]]!, ...other(runs[ids[2]]!) } })),
      ),
    ).toMatchObject({
      state: 'undecided',
      cause: { code: 'draws-changed', run: ids[2], stream: 'init' },
    });
  });
});

describe('a diverged run', () => {
  const diverging = fakeSubject({ uses: { learningRate: 3 } });

  it('holds where it was blessed so, NaN and all', async () => {
    const overflowing: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { trainLoss: [1, 2, Number.NaN], testLoss: [1, Number.POSITIVE_INFINITY, Number.NaN] },
      parameters: { ...fit.parameters, w: fit.parameters['w']!.fill(Number.NaN) },
    });
    const subject = fakeSubject({ returns: overflowing });
    const blessed = await figuresBy(subject);
    expect(Object.values(blessed).map(({ state }) => state)).toEqual(Array(4).fill('diverged'));
    expect(await verdictOn('baseline', subject, asRead(documentOf(blessed)))).toMatchObject({
      state: 'holds',
    });
  });

  it('fails where it was blessed as finished', async () => {
    const verdict = await verdictOn('baseline', diverging, same());
    expect(verdict).toMatchObject({ state: 'fails', cause: { code: 'baseline-moved', runs: 4 } });
    expect(findingsOf(verdict)[0]).toMatchObject({
      quantity: { of: 'state', against: 'baseline' },
      measured: 1,
      stated: 0,
      holds: false,
    });
  });

  it('fails where it was blessed as diverged and finishes', async () => {
    const verdict = await verdictOn('baseline', sound, asRead(documentOf(await figuresBy(diverging))));
    expect(verdict).toMatchObject({ state: 'fails', cause: { code: 'baseline-moved', runs: 4 } });
    expect(findingsOf(verdict)[0]).toMatchObject({ measured: 0, stated: 1, holds: false });
  });

  it('across backends is held to nothing but that it diverged', async () => {
    const blessed = asRead(
      documentOf(await figuresBy(fakeSubject({ uses: { learningRate: 4 } })), { backend: 'wasm' }),
    );
    const verdict = await verdictOn('baseline', diverging, blessed);
    expect(verdict.state).toBe('holds');
    expect(findingsOf(verdict).map(({ quantity }) => quantity)).toEqual([
      { of: 'state', against: 'baseline' },
    ]);
    expect((await verdictOn('baseline', diverging, blessed, { backend: 'wasm' })).state).toBe('fails');
  });
});

describe('the guard baseline is undecided', () => {
  it('without a baseline, with nothing compared', async () => {
    expect(await verdictOn('baseline', sound, absent)).toEqual({
      state: 'undecided',
      evidence: { kind: 'findings', findings: [] },
      margin: null,
      cause: { code: 'baseline-absent', file },
    });
  });

  it('where the baseline holds not all of its runs', async () => {
    const { [ids[1]]: _, ...others } = runs;
    expect(briefly(await verdictOn('baseline', sound, asRead(documentOf(others))))).toEqual([
      'undecided',
      { code: 'baseline-stale', file, run: ids[1], runs: 1, of: 4 },
    ]);
  });

  it('where settings came from the command line', async () => {
    const experiment = blessedExperiment({ settings: { epochs: 4 } });
    expect(briefly(await verdictOn('baseline', sound, same(), { experiment }))).toEqual([
      'undecided',
      { code: 'baseline-stale', file, run: 'epochs=4,lambda=0,seed=1', runs: 4, of: 4 },
    ]);
  });

  it('where a run threw', () => {
    const check = checkOf(blessedExperiment(), 'baseline', { blessed: same(), backend: 'cpu' });
    const threw: Measured = { state: 'threw', runs: [ids[0]], probe: false, run: ids[0], message: 'stop' };
    expect(briefly(check.judge([threw]))).toEqual([
      'undecided',
      { code: 'threw', run: ids[0], message: 'stop' },
    ]);
  });
});
