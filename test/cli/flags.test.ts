import { expect, it } from 'vitest';
import { formats } from '../../src/app/publish/reporters.ts';
import { flags } from '../../src/cli/flags.ts';
import { locales } from '../../src/model/experiment/locales.ts';
import { backendNames } from '../../src/model/run/backend.ts';

it('flags name in their help every value that they take, the usual one first', () => {
  expect(flags.backend.help).toBe('auto (default), tensorflow, wasm or cpu');
  const missing = ([flag, values]: readonly ['backend' | 'locale' | 'reporter', readonly string[]]) =>
    values.filter((value) => !flags[flag].help.includes(value));
  expect(missing(['backend', backendNames])).toEqual([]);
  expect(missing(['locale', locales])).toEqual([]);
  expect(missing(['reporter', Object.keys(formats)])).toEqual([]);
});
