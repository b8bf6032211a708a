import type { Chance } from './chance.ts';

/** Where TensorFlow.js reads the time: `tf.env().platform`. */
export type Platform = { now(): number };

/** Whose chance is served at the moment; null between runs. */
let served: Chance | null = null;

/** Math.random of the engine, and of no run. */
const { random: engineRandom } = Math;

/** Stands in for Math.random for good, so that code which keeps a reference to it is served as well. */
function randomOfRun(): number {
  return served === null ? engineRandom() : served.random();
}

/** What stands in for Math.random is called so on a stack. */
export const randomName = randomOfRun.name;

const servedPlatforms = new WeakSet<Platform>();

/**
 * Serves Math.random, and the clock that TensorFlow.js seeds itself from, while some work lasts. These two are
 * all that its generators take where no seed is given: `tf.randomNormal`, initialisers, dropout, the shuffles of
 * `fit` and of `tf.data`. A run on the same chance then draws the same numbers, on every backend.
 *
 * @param platform of the copy of TensorFlow.js that the work uses; absent where it uses none
 */
export async function serveChance<T>(
  chance: Chance,
  platform: Platform | undefined,
  work: () => T | Promise<T>,
): Promise<T> {
  install(platform);
  const before = served;
  served = chance;
  try {
    return await work();
  } finally {
    served = before;
  }
}

/** Once for each engine and platform. */
function install(platform: Platform | undefined): void {
  if (Math.random !== randomOfRun) Math.random = randomOfRun;
  if (platform === undefined || servedPlatforms.has(platform)) return;
  servedPlatforms.add(platform);
  const now = platform.now.bind(platform);
  platform.now = () => (served === null ? now() : served.now());
}
