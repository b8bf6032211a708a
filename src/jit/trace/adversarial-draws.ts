import type { DrawKind } from '../../model/run/random.ts';
import type { AnswerKind, Values } from './trace.ts';

const largest = 3.4e38;

/** What takes the place of numbers in a probe, by what it answers to reads; as they were drawn where there is none. */
const floats: Readonly<Record<AnswerKind, readonly [number, number]>> = {
  tiny: [0, -0],
  huge: [largest, -largest],
  nan: [Number.NaN, Number.NaN],
};

/**
 * Puts numbers in the place of a draw that a stream hands out almost never, so that code which gets at them in a
 * way that is not watched takes another way: zeros, huge numbers and NaN; orders reversed and sorted.
 */
export function makeAdversarial(values: Values, kind: DrawKind, answer: AnswerKind): void {
  switch (kind) {
    case 'normal':
    case 'uniform':
      for (let i = 0; i < values.length; i++) values[i] = floats[answer][i % 2] ?? 0;
      return;
    case 'bernoulli':
      if (answer !== 'tiny') values.fill(answer === 'huge' ? 1 : 0);
      return;
    case 'permutation':
    case 'choice':
    case 'integers':
      if (answer !== 'tiny') values.sort();
      if (answer === 'huge') values.reverse();
  }
}
