import { expect, it } from 'vitest';
import { compareCells } from '../../src/check/compare-cells.ts';
import type { StreamsMeasurement } from '../../src/check/streams.ts';

type Draw = StreamsMeasurement['draws'][number];

const draw: Draw = { stream: 'order', kind: 'normal', size: 9, digest: 'abc' };
const cell = (run: string, ...draws: Draw[]): StreamsMeasurement => ({
  run,
  seed: 1,
  settings: {},
  epochs: {},
  draws,
});

it.each<[string, Partial<Draw>, number]>([
  ['other numbers', { digest: 'def' }, 1],
  ['the same numbers as another kind', { kind: 'permutation' }, 1],
  ['another size, which a setting may ask for', { size: 8, digest: 'def' }, 0],
])('two cells of a seed that drew %s', (_, change, measured) => {
  const [, second] = compareCells([cell('a', draw), cell('b', { ...draw, ...change })], []);
  expect(second).toMatchObject({ quantity: 'sharedDraws', run: 'b', measured, stated: 0, tolerance: 0 });
});
