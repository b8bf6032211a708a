import { expect, it } from 'vitest';
import { programFor } from '../../src/run/program-match.ts';

const narrow = { settings: { epochs: 20 }, lifted: ['lambda'] };
const wide = { settings: {}, lifted: ['lambda', 'rate'] };
const withDefault = { ...wide, defaults: { rate: 0.3 } };

it.each([
  ['has what is fixed, and a number for what is open', { epochs: 20, lambda: 5 }, [narrow], narrow],
  ['has another number for what is fixed', { epochs: 10, lambda: 5 }, [narrow], undefined],
  ['lacks what is fixed', { lambda: 5 }, [narrow], undefined],
  ['lacks what is open', { epochs: 20 }, [narrow], undefined],
  ['has a text for what is open', { epochs: 20, lambda: 'none' }, [narrow], undefined],
  ['has false for what is open', { epochs: 20, lambda: false }, [narrow], undefined],
  ['has a setting more', { epochs: 20, lambda: 5, rate: 1 }, [narrow], undefined],
  ['lacks what is open, and has no default', { lambda: 5 }, [wide], undefined],
  ['lacks what has a default', { lambda: 5 }, [wide, withDefault], withDefault],
  ['lacks what has a default, and has a setting more', { lambda: 5, epochs: 20 }, [withDefault], undefined],
  ['has a number for what has a default', { lambda: 5, rate: 1 }, [withDefault], withDefault],
])('a run that %s is made by the program that suits it', (_, settings, programs, expected) => {
  expect(programFor(settings, programs)).toBe(expected);
});
