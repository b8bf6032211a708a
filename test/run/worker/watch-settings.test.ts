import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/model/run/fit.ts';
import { train } from '../../../src/run/worker/train.ts';
import { watchSettings } from '../../../src/run/worker/watch-settings.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';

type Loose = Record<string, unknown>;
const passed = { lambda: 5, epochs: 2 };

/** What code reads of settings that hold lambda and epochs. */
function readBy(code: (settings: Loose) => unknown): readonly string[] {
  const { settings, reads } = watchSettings(passed);
  code(settings);
  return reads();
}

const helper = ({ lambda = 0 }: { readonly lambda?: number }) => lambda;
const deeper = (settings: object) => [settings].map((each) => helper(each as Loose));

describe('watchSettings notes', () => {
  it.each<readonly [string, (settings: Loose) => unknown, readonly string[]]>([
    ['nothing of code that does nothing', () => undefined, []],
    ['a property', (s) => s['lambda'], ['lambda']],
    ['a name that is not passed', (s) => s['lamda'] ?? 3, ['lamda']],
    ['destructuring with defaults', ({ lambda = 0, rate = 1 }) => [lambda, rate], ['lambda', 'rate']],
    ['destructuring under another name', ({ epochs: n = 10 }) => n, ['epochs']],
    ['optional chaining', (s) => (s as Loose | undefined)?.['lambda'], ['lambda']],
    ['in', (s) => 'dropout' in s, ['dropout']],
    ['Object.hasOwn', (s) => Object.hasOwn(s, 'epochs'), ['epochs']],
    ['a helper that destructures', helper, ['lambda']],
    ['a helper of a helper', deeper, ['lambda']],
    ['an object that inherits from it', (s) => (Object.create(s) as Loose)['lambda'], ['lambda']],
    ['a read of both sides of ??=', (s) => (s['epochs'] ??= 4), ['epochs']],
    ['a default that is written for what is absent', (s) => (s['rate'] ??= 4), ['rate']],
    ['a computed name', (s) => ['epo', 'chs'].join('') in s, ['epochs']],
  ])('%s', (_, code, reads) => expect(readBy(code)).toEqual(reads));

  it.each<readonly [string, (settings: Loose) => unknown]>([
    ['a spread', (s) => ({ rate: 1, ...s })],
    ['rest', ({ ...rest }) => rest],
    ['rest after a name', ({ lambda, ...rest }) => [lambda, rest]],
    ['Object.assign', (s) => Object.assign({ rate: 1 }, s)],
    ['Object.entries', (s) => Object.entries(s)],
    ['Object.keys', (s) => Object.keys(s)],
    ['its names alone', (s) => Object.getOwnPropertyNames(s)],
    [
      'for in',
      (s) => {
        const names: string[] = [];
        for (const name in s) names.push(name); // oxlint-disable-line guard-for-in -- it is what a subject may write
        return names;
      },
    ],
    ['JSON', (s) => JSON.stringify(s)],
    ['a spread in a helper', (s) => deeper({ ...s })],
  ])('all that is passed: %s', (_, code) => expect(readBy(code)).toEqual(['epochs', 'lambda']));

  it.each<readonly [string, (settings: Loose) => unknown]>([
    ['a setting that is overwritten before it is read', (s) => [(s['lambda'] = 3), s['lambda']]],
    ['a setting that is deleted before it is read', (s) => [delete s['lambda'], s['lambda']]],
    [
      'a setting that is defined again',
      (s) => [Object.defineProperty(s, 'lambda', { value: 1 }), s['lambda']],
    ],
    ['what the language asks any object for', (s) => [s['toString'], s.constructor, s['then']]],
    ['a promise of it', (s) => Promise.resolve(s)],
  ])('nothing: %s', (_, code) => expect(readBy(code)).toEqual([]));

  it('a setting that has the name of a method', () => {
    const { settings, reads } = watchSettings({ constructor: 1 });
    expect([(settings as Loose)['constructor'], reads()]).toEqual([1, ['constructor']]);
  });
});

describe('watched settings', () => {
  const { settings } = watchSettings(passed);

  it('are a plain object to code', () => {
    expect({ ...settings }).toEqual(passed);
    expect(JSON.stringify(settings)).toBe('{"lambda":5,"epochs":2}');
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
    expect(settings instanceof Object && !Array.isArray(settings)).toBe(true);
  });

  it('can be written to, and leave what was passed as it is', () => {
    const own = watchSettings(passed).settings as Loose;
    Object.assign(own, { lambda: 1, extra: 2 });
    expect([own, passed]).toEqual([
      { lambda: 1, epochs: 2, extra: 2 },
      { lambda: 5, epochs: 2 },
    ]);
    const child = Object.create(own) as Loose;
    child['lambda'] = 7;
    expect([child['lambda'], own['lambda']]).toEqual([7, 1]);
  });

  it('freeze', () => {
    const own = Object.freeze(watchSettings(passed).settings);
    expect(Object.isFrozen(own)).toBe(true);
    expect({ ...own }).toEqual(passed);
  });
});

describe('a run records what was read', () => {
  const fit = { metrics: { loss: [1] }, parameters: {} };
  const readsOf = async (subject: Subject, settings: Settings = passed) => {
    const run = { id: 'a-run', seed: 1, settings, overrides: [] };
    const { record } = await train(tf, subject, run, { law: null, states: {} });
    return [record.state, record.reads];
  };

  it('where it ends, later than its first turn', async () => {
    const late: Subject = async (settings) => {
      await Promise.resolve();
      return settings['lambda'] === 5 ? fit : fit;
    };
    expect(await readsOf(late)).toEqual(['finished', ['lambda']]);
  });

  it('where it throws', async () => {
    const throwing: Subject = (settings) => {
      throw new Error(`no rate: ${settings['rate']}`);
    };
    expect(await readsOf(throwing)).toEqual(['threw', ['rate']]);
  });

  it.each<readonly [string, (settings: Settings) => unknown]>([
    ['structuredClone', (settings) => structuredClone(settings)],
    ['a clone of what holds it', (settings) => structuredClone({ deep: [settings] })],
    ['a message', (settings) => new MessageChannel().port1.postMessage(settings, [])],
    [
      'a clone whose error is wrapped',
      (settings) => {
        try {
          return structuredClone(settings);
        } catch (cause) {
          throw new Error('no clone', { cause });
        }
      },
    ],
  ])('as all that is passed, where the code needs a plain object: %s', async (_, use) => {
    let calls = 0;
    const subject: Subject = (settings) => {
      calls++;
      use(settings);
      return fit;
    };
    expect(await readsOf(subject)).toEqual(['finished', ['lambda', 'epochs']]);
    expect(await readsOf(subject)).toEqual(['finished', ['lambda', 'epochs']]);
    expect(calls).toBe(3); // it is tried with a proxy once
  });

  it('and passes on an error of cloning that is not of its settings', async () => {
    const subject: Subject = () => structuredClone(() => fit)();
    expect(await readsOf(subject)).toEqual(['threw', ['lambda', 'epochs']]);
  });
});
