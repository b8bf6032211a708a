import type { AnswerKind } from './probe.ts';

/** What Math.random gives at its ends; as it is in the first probe. */
const ends: Readonly<Partial<Record<AnswerKind, number>>> = { huge: 1 - 2 ** -53, nan: 0 };

/**
 * Does some work in which Math.random gives the least or the largest number at its first call and at about
 * half of the others, so that an if that is seldom true shows itself. Not at all of them: a loop that draws
 * until numbers suit would never end.
 */
export async function withChances<T>(answer: AnswerKind, work: () => T | Promise<T>): Promise<T> {
  const { random } = Math;
  const end = ends[answer];
  let calls = 0;
  if (end !== undefined) Math.random = () => (calls++ === 0 || random() < 0.5 ? end : random());
  try {
    return await work();
  } finally {
    Math.random = random;
  }
}
