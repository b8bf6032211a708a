import { expect, it } from 'vitest';
import { findMovedBeside } from '../../../../src/check/guards/baseline/moved-beside.ts';

const ranOn = {
  node: '20.20.2',
  tensorflow: 'tfjs-backend-wasm 4.22.0, tfjs 4.22.0',
  cpu: 'AMD EPYC',
  timeZone: 'UTC',
  locale: 'en-US',
};
const blessed = { backend: 'wasm', ranOn };

it.each([
  ['node', '24.21.0'],
  ['tensorflow', 'tfjs-backend-wasm 4.23.0, tfjs 4.23.0'],
  ['cpu', 'Apple M1'],
  ['timeZone', 'Asia/Tokyo'],
  ['locale', 'de-DE'],
] as const)('another %s moved beside the figures', (what, now) =>
  expect(findMovedBeside(blessed, { ...blessed, ranOn: { ...ranOn, [what]: now } })).toEqual([
    { what, blessed: ranOn[what], now },
  ]),
);

it('all that is another moved', () =>
  expect(
    findMovedBeside(blessed, { ...blessed, ranOn: { ...ranOn, node: '24.21.0', cpu: 'Apple M1' } }),
  ).toMatchObject([{ what: 'node' }, { what: 'cpu' }]));

it('of another backend nothing more is said', () =>
  expect(findMovedBeside(blessed, { backend: 'cpu', ranOn: { ...ranOn, node: '24.21.0' } })).toEqual([
    { what: 'backend', blessed: 'wasm', now: 'cpu' },
  ]));

it('nothing moved where all is the same', () =>
  expect(findMovedBeside(blessed, { backend: 'wasm', ranOn: { ...ranOn } })).toEqual([]));

it.each([
  ['the baseline', { backend: 'wasm' }, blessed],
  ['what is held against it', blessed, { backend: 'wasm' }],
])('it is not known where %s does not say', (_, was, now) =>
  expect(findMovedBeside(was, now)).toBeUndefined(),
);
