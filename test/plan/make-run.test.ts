import { describe, expect, it } from 'vitest';
import { makeRun, referenceRun } from '../../src/plan/make-run.ts';
import { createStreams } from '../../src/random/streams.ts';

const experiment = { settings: {}, redraw: [] };

describe('the id of a run', () => {
  it('names its settings by key and its seed last', () => {
    expect(makeRun(experiment, 3, { lambda: 5, epochs: 20 }).id).toBe('epochs=20,lambda=5,seed=3');
  });

  it('does not depend on the order in which settings were written', () => {
    expect(makeRun(experiment, 3, { a: 1, b: 2 })).toEqual(makeRun(experiment, 3, { b: 2, a: 1 }));
  });

  it('of a run without settings is its seed', () => {
    expect(makeRun(experiment, 0, {}).id).toBe('seed=0');
  });

  it('holds a pinned hash of the overrides', () => {
    const { id } = makeRun(experiment, 1, {}, [{ stream: 'features', kind: 'zeros' }]);
    expect(id).toBe('seed=1,overrides=041a6ae7');
  });

  it('differs where an override or the order of overrides does', () => {
    const [zeros, scale] = [
      { stream: 'a', kind: 'zeros' },
      { stream: 'a', kind: 'scale', exponent: 1 },
    ] as const;
    const ids = [[], [zeros], [scale], [zeros, scale], [scale, zeros]].map(
      (list) => makeRun(experiment, 1, {}, list).id,
    );
    expect(new Set(ids).size).toBe(5);
  });
});

describe('the settings of a run', () => {
  it('are those of the experiment, overlaid by its cell', () => {
    const settings = { epochs: 5, batchSize: 2 };
    expect(makeRun({ ...experiment, settings }, 1, { epochs: 9 }).settings).toEqual({
      batchSize: 2,
      epochs: 9,
    });
  });
});

describe('a stream that is drawn anew', () => {
  const redrawing = { settings: {}, redraw: ['init'] };
  const draw = (lambda: number, stream: string, seed = 1) => {
    const run = makeRun(redrawing, seed, { lambda });
    return createStreams(run.seed, run.overrides).random.normal(stream, [4]);
  };

  it('differs from cell to cell of a seed', () => {
    expect(draw(0, 'init')).not.toEqual(draw(5, 'init'));
  });

  it('differs from seed to seed of a cell', () => {
    expect(draw(0, 'init', 1)).not.toEqual(draw(0, 'init', 2));
  });

  it('is the same each time its run is made', () => {
    expect(draw(5, 'init')).toEqual(draw(5, 'init'));
  });

  it('leaves the others shared by all cells', () => {
    expect(draw(0, 'features')).toEqual(draw(5, 'features'));
  });

  it('is not named in the id', () => {
    expect(makeRun(redrawing, 1, { lambda: 0 }).id).toBe('lambda=0,seed=1');
  });

  it('is overridden after it is drawn anew', () => {
    const { overrides } = makeRun(redrawing, 1, {}, [{ stream: 'init', kind: 'zeros' }]);
    expect(overrides.map(({ kind }) => kind)).toEqual(['from-seed', 'zeros']);
  });
});

describe('the id of a run', () => {
  it('does not depend on the order in which an override is written', () => {
    const [one, other] = [
      { stream: 'a', kind: 'zeros' },
      { kind: 'zeros', stream: 'a' },
    ] as const;
    expect(makeRun(experiment, 1, {}, [one]).id).toBe(makeRun(experiment, 1, {}, [other]).id);
  });

  it.each([
    ['adam', 'optimiser=adam,seed=1'],
    ['Adam', 'optimiser=Adam,seed=1'],
    ['adam-w', 'optimiser=adam-w,seed=1'],
    ['动量', 'optimiser=动量,seed=1'],
    ['../a/b.csv', 'optimiser=../a/b.csv,seed=1'],
    ['adam, fast', 'optimiser="adam, fast",seed=1'],
    ['x,seed=3', 'optimiser="x,seed=3",seed=1'],
    ['a"b', String.raw`optimiser="a\"b",seed=1`],
    ['true', 'optimiser="true",seed=1'],
    [true, 'optimiser=true,seed=1'],
    ['1e3', 'optimiser="1e3",seed=1'],
    ['', 'optimiser="",seed=1'],
  ])('spells %j so that it is read back', (optimiser, id) => {
    expect(makeRun(experiment, 1, { optimiser }).id).toBe(id);
  });

  it('tells the number 5 from the text "5"', () => {
    expect(makeRun(experiment, 1, { mode: 5 }).id).not.toBe(makeRun(experiment, 1, { mode: '5' }).id);
  });
});

describe('the run of the reference', () => {
  const own = makeRun({ settings: {}, redraw: ['init'] }, 3, { lambda: 5 }, [{ stream: 'a', kind: 'zeros' }]);

  it('has an id and a subject of its own, and all else of the run', () => {
    const { id, subject, ...rest } = referenceRun(own);
    expect([id, subject]).toEqual([`${own.id},subject=reference`, 'reference']);
    expect({ ...rest, id: own.id }).toEqual(own);
    expect(own).not.toHaveProperty('subject');
  });
});
