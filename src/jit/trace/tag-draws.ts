import type { DrawKind, Random } from '../../model/run/random.ts';
import { makeAdversarial } from './adversarial-draws.ts';
import type { AnswerKind, Request, Values } from './trace.ts';
import { watchDraw, type Refuse } from './watch-draw.ts';

/**
 * Streams that hand out watched arrays, recognised wherever they become a tensor: values that are equal by chance
 * are never taken for them.
 *
 * @param answer of the probe, which decides what numbers it gets
 * @returns the streams, and the requests made of them, a list that grows
 */
export function tagDraws(
  random: Random,
  answer: AnswerKind,
  refuse: Refuse,
): { readonly random: Random; readonly requests: readonly Request[] } {
  const requests: Request[] = [];
  const hand = <T extends Values>(
    kind: DrawKind,
    stream: string,
    values: T,
    bounds?: readonly number[],
  ): T => {
    makeAdversarial(values, kind, answer);
    const request = requests.push({ stream, kind, size: values.length, ...(bounds && { bounds }) }) - 1;
    return watchDraw(values, { request, offset: 0 }, refuse);
  };
  return {
    requests,
    random: {
      normal: (stream, shape) => hand('normal', stream, random.normal(stream, shape)),
      uniform: (stream, shape, low = 0, high = 1) =>
        hand('uniform', stream, random.uniform(stream, shape, low, high), [low, high]),
      bernoulli: (stream, shape, p = 0.5) =>
        hand('bernoulli', stream, random.bernoulli(stream, shape, p), [p]),
      integers: (stream, shape, low, high) =>
        hand('integers', stream, random.integers(stream, shape, low, high), [low, high]),
      permutation: (stream, n) => hand('permutation', stream, random.permutation(stream, n)),
      choice: (stream, n, count) => hand('choice', stream, random.choice(stream, n, count), [n]),
    },
  };
}
