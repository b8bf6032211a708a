import { expect, it } from 'vitest';
import { createBoundedCache } from '../../../src/run/worker/bounded-cache.ts';

it('createBoundedCache makes each value once, and forgets the one unused for longest', () => {
  const made: string[] = [];
  const cached = createBoundedCache<string>(2);
  const get = (key: string) =>
    cached(key, () => {
      made.push(key);
      return `value of ${key}`;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'c'].map(get)).toEqual(
    ['a', 'b', 'a', 'c', 'a', 'c'].map((key) => `value of ${key}`),
  );
  expect(made).toEqual(['a', 'b', 'c']); // b was unused for longest, not a, which came first
  get('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('createBoundedCache keeps a value that is undefined', () => {
  let made = 0;
  const cached = createBoundedCache<undefined>(1);
  const get = () => cached('a', () => void made++);
  get();
  get();
  expect(made).toBe(1);
});
