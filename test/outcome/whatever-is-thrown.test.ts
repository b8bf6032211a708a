import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { train } from '../../src/run/worker/train.ts';
import { fakeSubject, tf } from '../check/fake-subject.ts';
import { runSmall } from './small-outcome.ts';

const fail = (): never => {
  throw new Error('no');
};
const cyclic = new Error('a');
cyclic.cause = new Error('b', { cause: cyclic });

/** What no message can be made of by asking for it. */
const odd: readonly unknown[] = [
  Object.defineProperty(new Error('a'), 'message', { get: fail }),
  Object.defineProperty(new Error('a'), 'name', { get: fail }),
  Object.defineProperty(new Error('a'), 'cause', { get: fail }),
  new Proxy(new Error('a'), { get: fail, getPrototypeOf: fail }),
  { toString: fail, toJSON: fail },
  Object.create(null),
  cyclic,
  'x'.repeat(1_000_000),
  new Error('\u0000\u001b\ud800'.repeat(1000)),
  Object.assign(new Error('a'), { message: { of: 'x' }, name: Symbol('b') }),
  () => 1,
  [1n],
];
const texts = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }));
/** In a function: what is thrown may not be printable. */
const thrown = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true }).map((value) => () => value),
  fc
    .record({ message: texts, name: texts, cause: texts })
    .map((of) => () => Object.assign(new Error('a'), of)),
);

it('a run that throws anything is a record of bounded size, which can be written and read again', async () => {
  const outcome = await runSmall(fakeSubject());
  const [first, ...others] = outcome.records;
  const { id, seed, settings } = outcome.plan[0]!;
  const run = { id, seed, settings, overrides: [] };
  await fc.assert(
    fc.asyncProperty(thrown, async (make) => {
      const { record } = await train(tf, () => Promise.reject(make()), run, { law: null, states: {} });
      expect(record).toMatchObject({ run: first?.run, state: 'threw' });
      expect(JSON.stringify(record).length).toBeLessThan(30_000);
      const written = { ...outcome, records: [record, ...others] };
      expect(parseOutcome(serialiseOutcome(written), 'outcome.json')).toEqual(written);
    }),
    { examples: odd.map((what): [() => unknown] => [() => what]) },
  );
});
