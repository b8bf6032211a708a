import type { Chance } from '../../random/chance.ts';
import type { AnswerKind } from './probe.ts';

/** The ends of what Math.random gives; a probe of the other answers gets its numbers as they are. */
const ends: Readonly<Partial<Record<AnswerKind, number>>> = { huge: 1 - 2 ** -53, nan: 0 };

/**
 * A probe's chance, of which the first number and about half of the others are the least or the largest, so that an
 * if that is seldom true shows itself. Not all of them: a loop that draws until numbers suit would never end.
 */
export function chanceAtEnds(chance: Chance, answer: AnswerKind): Chance {
  const end = ends[answer];
  if (end === undefined) return chance;
  let calls = 0;
  return { ...chance, random: () => (calls++ === 0 || chance.random() < 0.5 ? end : chance.random()) };
}
