import { describe, expect, it } from 'vitest';
import type { JitChoice } from '../../../src/model/run/jit-choice.ts';
import { SubjectError } from '../../../src/run/worker/load-subject.ts';
import { TimedOut } from '../../../src/run/pool/worker-pool.ts';
import { LanesRefused } from '../../../src/run/runner.ts';
import type { SabotageOptions } from '../../../src/app/sabotage/sabotage-options.ts';
import type { Defect } from '../../../src/model/experiment/defect.ts';
import { smallExperiment } from '../../cli/commands/small-book.ts';
import {
  blessedNearly,
  cellsOf,
  defectOf,
  experiment,
  fakePool,
  parsed,
  sabotaged,
} from '../../fixtures/sabotage/fake-sabotage.ts';

describe('a sabotage', () => {
  const flat = defectOf('flat', { 'loss-falls-along-rate': 'not-upheld' });

  it('tries the code as it is and every defect, in the order of the list', async () => {
    const { matrix, told } = await sabotaged([flat, defectOf('none', { 'loss-stays-finite': 'any' })]);
    expect(matrix).toMatchObject({
      sources: { subject: 'a1', experiment: 'b2', checks: 'c3' },
      file: 'experiments/small.sabotage.yaml',
      whole: true,
      checks: [
        { id: 'loss-falls-along-rate', role: 'claim' },
        { id: 'loss-stays-finite', role: 'claim' },
        { id: 'streams', role: 'guard' },
        { id: 'drift', role: 'guard' },
      ],
      unmodified: {
        id: 'unmodified',
        says: 'The code as it is.',
        source: null,
        state: 'clean',
        why: null,
        noticedBy: {},
      },
      defects: [
        { id: 'flat', says: 'What flat does.', source: null, state: 'caught', noticedBy: flat.noticedBy },
        { id: 'none', state: 'caught' },
      ],
    });
    expect(told[0]).toBe('1 of 3 unmodified clean');
    expect(told.slice(1).toSorted()).toEqual(['2 of 3 flat caught', '3 of 3 none caught']);
  });

  it('is told on which backend, by how many workers, from when and for how long', async () => {
    const { matrix } = await sabotaged([flat]);
    expect(matrix?.environment).toMatchObject({
      started: '2026-01-01T00:00:00.000Z',
      backend: 'cpu',
      workers: 3,
    });
    expect(Object.keys(matrix?.environment.rows ?? {})).toEqual(['flat']);
    expect(matrix?.environment.rows['flat']).toBeGreaterThan(0);
    expect(matrix?.environment.total).toBeGreaterThan(matrix?.environment.rows['flat'] ?? Infinity);
  });

  it('is judged on that backend: figures that repeat there to the bit are held to it', async () => {
    const stated = parsed(smallExperiment.replace('[streams]', '[streams, baseline]'));
    const { matrix } = await sabotaged([flat], { blessed: await blessedNearly(stated) }, fakePool(), stated);
    expect(cellsOf(matrix?.unmodified)).toContain('baseline notices');
  });

  it('notices a defect that keeps a setting from being read, as it would any other', async () => {
    const deaf = defectOf('deaf', { 'loss-falls-along-rate': 'not-upheld' });
    const { matrix } = await sabotaged([deaf]);
    expect(matrix?.defects[0]).toMatchObject({
      state: 'caught',
      cells: { 'loss-falls-along-rate': { state: 'notices', cause: { code: 'not-upheld' } } },
    });
  });

  it('is unclean where the code as it is does not answer to a name', async () => {
    const stated = parsed(smallExperiment.replace('metrics: [loss]', 'metrics: [loss, los]'));
    const { matrix } = await sabotaged([flat], {}, fakePool(), stated);
    expect(matrix?.unmodified).toMatchObject({
      state: 'unclean',
      cells: {
        'loss-stays-finite': { state: 'undecided', cause: { code: 'metric-unreported', name: 'los' } },
      },
    });
  });

  it('trains the first seed alone', async () => {
    const { asked } = await sabotaged([flat]);
    expect(experiment.seeds).toEqual([0, 1, 2]);
    expect(new Set(asked.flatMap(({ seeds }) => seeds))).toEqual(new Set([0]));
  });

  it('runs every exact check on the code as it is, of a defect the guards and what it names', async () => {
    const { matrix } = await sabotaged([flat]);
    expect(cellsOf(matrix?.unmodified)).toEqual([
      'loss-falls-along-rate silent',
      'loss-stays-finite silent',
      'streams silent',
      'drift not-run',
    ]);
    expect(cellsOf(matrix?.defects[0])).toEqual([
      'loss-falls-along-rate notices',
      'loss-stays-finite not-run',
      'streams silent',
      'drift not-run',
    ]);
  });

  it('runs a statistical guard where a defect names it, and on the code as it is then', async () => {
    const { matrix } = await sabotaged([flat, defectOf('none', { drift: 'drifted' })], {
      selected: new Set(['flat']),
    });
    expect(cellsOf(matrix?.unmodified)).toContain('drift undecided'); // there is no baseline
    const named = await sabotaged([defectOf('none', { drift: 'drifted' })]);
    expect(cellsOf(named.matrix?.defects[0])).toContain('drift undecided');
  });

  it('tries two defects at once, since a third would only wait for the threads', async () => {
    let [at, most] = [0, 0];
    const place = async () => {
      most = Math.max(most, ++at);
      await new Promise((done) => void setTimeout(done, 5));
      at--;
      return 'file:flat';
    };
    await sabotaged(
      ['a', 'b', 'c', 'd'].map((id) => defectOf(id)),
      { place },
    );
    expect(most).toBe(2);
  });

  it('tries the selected defects alone, and is no whole then', async () => {
    const { matrix, told } = await sabotaged([flat, defectOf('none')], { selected: new Set(['none']) });
    expect(matrix?.whole).toBe(false);
    expect(matrix?.defects.map(({ id }) => id)).toEqual(['none']);
    expect(told.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['1 of 2', '2 of 2']);
  });

  it('places a copy of the edited source, and trains it from there', async () => {
    const placed: unknown[] = [];
    const place = async (id: string, texts: ReadonlyMap<string, string>) => {
      placed.push([id, Object.fromEntries(texts)]);
      return 'file:flat';
    };
    const { asked } = await sabotaged([defectOf('other')], { place });
    expect(placed).toEqual([['other', { 'book.js': 'const rate = 1;' }]]);
    expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['file:as-is', 'file:flat']));
  });
});

describe('lanes', () => {
  const many = parsed(
    smallExperiment.replace('(rate=2) is finite', '(rate=2) is finite\n    in: most of 40 runs'),
  );
  const defects = [defectOf('flat', { 'loss-stays-finite': 'any' })];
  const setup = (jit: JitChoice) => ({ subjectUrl: 'file:as-is', backend: 'auto' as const, jit });

  it('are not tried for copies where the code as it is cannot be traced', async () => {
    const { matrix, traced } = await sabotaged(defects, { setup: setup('auto') }, fakePool(), many);
    expect(new Set(traced)).toEqual(new Set(['file:as-is']));
    expect(matrix?.defects.map(({ state }) => state)).toEqual(['survived']);
  });

  it('that are demanded and declined end the sabotage, with the reason', async () => {
    const trying = sabotaged(defects, { setup: setup('on') }, fakePool(), many);
    await expect(trying).rejects.toThrow(
      new LanesRefused('--jit on: the code decides; --jit auto runs it as written'),
    );
  });
});

describe('the time that a job of a defect may take', () => {
  const timeouts = async (longest: number, changed: Partial<SabotageOptions> = {}) => {
    const { asked } = await sabotaged([defectOf('flat')], changed, fakePool(longest));
    return [...new Set(asked.map(({ url, timeout }) => `${url} ${timeout}`))];
  };

  it('is twenty times that of the longest of the code as it is, which has no limit', async () => {
    expect(await timeouts(1001)).toEqual(['file:as-is undefined', 'file:flat 20020']);
  });

  it('is ten seconds at least', async () => {
    expect(await timeouts(50)).toEqual(['file:as-is undefined', 'file:flat 10000']);
  });

  it('is what is asked', async () => {
    expect(await timeouts(5000, { timeout: 7 })).toEqual(['file:as-is undefined', 'file:flat 7']);
  });
});

describe('a defect', () => {
  const rowOf = async (defect: Defect) => (await sabotaged([defect])).matrix?.defects[0];

  it('whose text is gone is not tried', async () => {
    expect(await rowOf(defectOf('flat', { streams: 'any' }, 'gone'))).toMatchObject({
      state: 'not-applied',
      why: expect.stringContaining('book.js:1: "gone" stands nowhere in the file'),
    });
  });

  it('whose run throws has crashed, by the first run and what it threw', async () => {
    expect(await rowOf(defectOf('throws'))).toMatchObject({
      state: 'crashed',
      why: 'rate=0,seed=0: RangeError: no loss',
    });
  });

  it('whose run takes too long hangs', async () => {
    expect(await rowOf(defectOf('hangs'))).toMatchObject({
      state: 'hung',
      why: 'rate=0,seed=0: it took longer than 1 s',
    });
  });

  it('whose one run throws and whose other takes too long hangs', async () => {
    const finite = (rate: number) => `  - { id: finite-${rate}, expect: loss(rate=${rate}) is finite }\n`;
    const head = smallExperiment.slice(0, smallExperiment.indexOf('  - id'));
    const stated = parsed(`${head}${finite(1)}${finite(2)}`);
    const pool = fakePool(50, (url, runs) => {
      if (url === 'file:throws' && runs.includes('rate=2,seed=0')) throw new TimedOut('it took too long');
    });
    const defect = defectOf('throws', { 'finite-1': 'any', 'finite-2': 'any' });
    const { matrix } = await sabotaged([defect], {}, pool, stated);
    expect(matrix?.defects[0]).toMatchObject({ state: 'hung', why: 'rate=2,seed=0: it took too long' });
  });

  it('that cannot be imported has crashed', async () => {
    expect(await rowOf(defectOf('refused'))).toMatchObject({ state: 'crashed', why: 'it has no export' });
  });

  it('whose import takes too long hangs', async () => {
    const pool = fakePool(50, (url) => {
      if (url === 'file:flat') throw new TimedOut('it took longer than 2 s');
    });
    const { matrix } = await sabotaged([defectOf('flat')], {}, pool);
    expect(matrix?.defects[0]).toMatchObject({ state: 'hung', why: 'it took longer than 2 s' });
  });
});

describe('a sabotage rejects', () => {
  it('where the code as it is cannot be had', async () => {
    const trying = sabotaged([defectOf('flat')], { setup: { subjectUrl: 'file:refused', backend: 'auto' } });
    await expect(trying).rejects.toThrow(new SubjectError('it has no export'));
  });

  it('where a copy cannot be placed', async () => {
    const place = () => Promise.reject(new Error('no space'));
    await expect(sabotaged([defectOf('flat')], { place })).rejects.toThrow('no space');
  });
});

describe('a sabotage that is interrupted', () => {
  const interruptedAt = (url: string, defects: readonly Defect[]) => {
    const interruption = new AbortController();
    const pool = fakePool(50, (asked) => {
      if (asked !== url) return;
      interruption.abort();
      throw new Error('the pool is closed');
    });
    return sabotaged(defects, { signal: interruption.signal }, pool);
  };

  it('before the code as it is was tried leaves nothing', async () => {
    expect(await interruptedAt('file:as-is', [defectOf('flat')])).toMatchObject({
      matrix: undefined,
      told: [],
    });
  });

  it('before any defect was tried leaves nothing', async () => {
    const { matrix, told } = await interruptedAt('file:flat', [defectOf('flat')]);
    expect(matrix).toBeUndefined();
    expect(told).toEqual(['1 of 2 unmodified clean']);
  });

  it('keeps the rows that are finished, and begins no other', async () => {
    const defects = [defectOf('gone', {}, 'gone'), defectOf('flat'), defectOf('none'), defectOf('throws')];
    const { matrix, asked } = await interruptedAt('file:flat', defects);
    expect(matrix?.whole).toBe(false);
    expect(matrix?.defects.map(({ id }) => id)).toEqual(['gone']);
    expect(asked.map(({ url }) => url)).not.toContain('file:throws');
  });
});
