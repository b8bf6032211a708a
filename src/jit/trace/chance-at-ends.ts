import type { Chance } from '../../random/chance.ts';
import { Declined } from '../decline.ts';
import { randomName } from '../../random/serve-chance.ts';
import { placeOfCall, stackOf } from './place-of-call.ts';
import type { AnswerKind } from './trace.ts';
import type { Refuse } from './watch-draw.ts';

/** The ends of what Math.random gives; a probe of the other answers gets its numbers as they are. */
const ends: Readonly<Partial<Record<AnswerKind, number>>> = { huge: 1 - 2 ** -53, nan: 0 };

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
      if (isOfCode()) throw refused(refuse);
      if (end === undefined) return chance.random();
      return calls++ === 0 || chance.random() < 0.5 ? end : chance.random();
    },
  };
}

/** So many callers tell whose a call is: from an operation of TensorFlow.js to what draws for it are fewer. */
const callers = 12;

/**
 * Whether numbers of Math.random reach code as numbers: its caller, or that of the engine's own functions in between
 * (`Array.from({ length: 3 }, Math.random)`), is no operation of TensorFlow.js. A package of the code's is code too, and
 * so is one function of TensorFlow.js that is called by code itself, such as `tf.util.shuffle`.
 */
function isOfCode(): boolean {
  const lines = stackOf(callers + 4).split('\n'); // and those from here to Math.random
  const below = lines.slice(1 + lines.findLastIndex((line) => line.includes(randomName)));
  const files = below.filter((line) => /(?:file:|[\\/]).*:\d+:\d+\)?$/.test(line) && !line.includes('node:'));
  const others = files.findIndex(
    (line) => !/[\\/]node_modules[\\/](?:@tensorflow|seedrandom)[\\/]/.test(line),
  );
  return files.length === 0 || others === 0 || others === 1;
}

function refused(refuse: Refuse): Declined {
  const error = new Declined(
    `${placeOfCall() ?? 'somewhere'}: the code takes numbers from Math.random, where no trace sees what becomes of them: take them from a stream`,
  );
  refuse(error); // whatever the code makes of what is thrown
  return error;
}
