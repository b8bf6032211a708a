import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/run/pool/limiter.ts';

/** Work that goes on until it is told to end. */
function openWork(log: string[], name: string) {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return {
    end: () => end(),
    fail: () => fail(new Error(name)),
    work: async () => {
      log.push(name);
      await ended;
      return name;
    },
  };
}

const settle = () => new Promise((resolve) => void setTimeout(resolve, 0));

describe('createLimiter', () => {
  it('lets as many at it as there are turns; the others wait, first come, first served', async () => {
    const log: string[] = [];
    const works = ['a', 'b', 'c', 'd'].map((name) => openWork(log, name));
    const takeTurn = createLimiter(2);
    const results = works.map(({ work }) => takeTurn(work));
    await settle();
    expect(log).toEqual(['a', 'b']);
    works[1]?.end();
    await settle();
    expect(log).toEqual(['a', 'b', 'c']);
    works[0]?.end();
    await settle();
    expect(log).toEqual(['a', 'b', 'c', 'd']);
    works[2]?.end();
    works[3]?.end();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('hands a turn on from work that fails, and passes on why', async () => {
    const log: string[] = [];
    const [first, second] = [openWork(log, 'a'), openWork(log, 'b')];
    const takeTurn = createLimiter(1);
    const failing = expect(takeTurn(first.work)).rejects.toThrow('a');
    const waiting = takeTurn(second.work);
    first.fail();
    second.end();
    await failing;
    expect(await waiting).toBe('b');
  });

  it('has its turns again when all work is done', async () => {
    const log: string[] = [];
    const takeTurn = createLimiter(1);
    await takeTurn(async () => undefined);
    await takeTurn(async () => undefined);
    const works = ['a', 'b'].map((name) => openWork(log, name));
    const results = works.map(({ work }) => takeTurn(work));
    await settle();
    expect(log).toEqual(['a']);
    for (const { end } of works) end();
    await Promise.all(results);
  });
});
