import type { Chance } from '../../random/chance.ts';
import { Declined } from '../decline.ts';
import { placeIn, placeOfCall } from './place-of-call.ts';
import type { AnswerKind } from './probe.ts';
import type { Refuse } from './watch-draw.ts';

/** The ends of what Math.random gives; a probe of the other answers gets its numbers as they are. */
const ends: Readonly<Partial<Record<AnswerKind, number>>> = { huge: 1 - 2 ** -53, nan: 0 };

/** The frames of a stack from this module to the caller of Math.random. */
const callerFrame = 4;

/**
 * A probe's chance, of which the first number and about half of the others are the least or the largest, so that an
 * if that is seldom true shows itself. Not all of them: a loop that draws until numbers suit would never end.
 *
 * A number that the code itself takes of Math.random may decide anything, and nothing sees what: it is declined. What
 * TensorFlow.js takes becomes tensors, and is seen where a figure rests on these.
 */
export function chanceAtEnds(chance: Chance, answer: AnswerKind, refuse: Refuse): Chance {
  const end = ends[answer];
  let calls = 0;
  return {
    ...chance,
    random: () => {
      if (isOfCode()) refuse(taken());
      if (end === undefined) return chance.random();
      return calls++ === 0 || chance.random() < 0.5 ? end : chance.random();
    },
  };
}

/** Whether the innermost caller of Math.random is the book's own code, and no package. */
function isOfCode(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = callerFrame;
  const { stack = '' } = new Error('who?');
  Error.stackTraceLimit = stackTraceLimit;
  return !/[\\/]node_modules[\\/]/.test(stack.split('\n').at(-1) ?? '') && placeIn(stack) !== undefined;
}

function taken(): Declined {
  return new Declined(
    `${placeOfCall() ?? 'somewhere'}: the code takes numbers from Math.random, where no trace sees what becomes of them: take them from a stream`,
  );
}
