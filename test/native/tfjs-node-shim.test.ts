import { createRequire } from 'node:module';
import { afterEach, expect, it } from 'vitest';
import { restoreRemovedUtil } from '../../src/run/worker/backend/tfjs-node-shim.ts';

const util = createRequire(import.meta.url)('util') as Record<string, unknown>;
const { isArray, isNullOrUndefined } = util;
afterEach(() => void Object.assign(util, { isArray, isNullOrUndefined }));

it('puts back, for CommonJS modules, what Node 23 removed', () => {
  delete util['isArray'];
  delete util['isNullOrUndefined'];
  restoreRemovedUtil();
  const { isArray: array, isNullOrUndefined: nothing } = util as Record<string, (value: unknown) => boolean>;
  expect([array?.([]), array?.({ length: 0 })]).toEqual([true, false]);
  expect([null, undefined, 0, ''].map((value) => nothing?.(value))).toEqual([true, true, false, false]);
});
