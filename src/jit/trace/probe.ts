import type * as TensorFlow from '@tensorflow/tfjs';
import { openStreams } from '../../random/open-streams.ts';
import type { Fit, Subject } from '../../run/fit.ts';
import type { Settings } from '../../spec/experiment.ts';
import { Declined } from '../decline.ts';
import { tagDraws } from './tag-draws.ts';
import type { Request, TraceEntry, Values } from './trace.ts';
import { recordTrace, type AnswerRead } from './tracing-backend.ts';

/** One traced run, with what it drew and what it returned. */
export type Probe = {
  readonly entries: readonly TraceEntry[];
  readonly requests: readonly Request[];
  readonly fit: Fit;
  /** The number passed for each setting that is to be swept. */
  readonly sentinels: Readonly<Record<string, number>>;
};

/** Near which number a probe's answers lie: below zero and above, so that |x| and max(x, 0) show themselves. */
export const sentinelScales = { tiny: -(2 ** -100), huge: 2 ** 100 } as const;

/** What a probe answers where the subject reads a tensor. */
const answers = {
  tiny: (values, read) => fill(values, read, sentinelScales.tiny),
  huge: (values, read) => fill(values, read, sentinelScales.huge),
  nan: (values) => values.map(() => Number.NaN),
} as const satisfies Record<string, AnswerRead>;

export type AnswerKind = keyof typeof answers;

/** A number of its own for every read, exact in float32, near `scale`. */
export function readSentinel(read: number, scale: number): number {
  return scale * (1 + (read + 1) * 2 ** -20);
}

function fill(values: Values, read: number, scale: number): Values {
  // of integers too: what the code casts to float32 is read as integers on the cpu backend
  return new Float32Array(values.length).fill(readSentinel(read, scale));
}

/**
 * Traces one run of a subject on streams of its own.
 *
 * @param lifted settings to pass a sentinel for: a number that no other upload holds
 * @throws Declined where the subject cannot be traced
 */
export async function probe(
  tf: typeof TensorFlow,
  subject: Subject,
  request: {
    readonly settings: Settings;
    readonly lifted: readonly string[];
    readonly seed: number;
    readonly answer: AnswerKind;
    /** A probe that it must do as, but for the numbers. */
    readonly twin?: Probe | undefined;
  },
): Promise<Probe> {
  const { settings, lifted, seed, answer, twin } = request;
  const sentinels = Object.fromEntries(lifted.map((name, i) => [name, sentinelOf(seed, i)]));
  const { random, requests } = tagDraws(openStreams(seed, []).random);
  try {
    const { entries, result: fit } = await recordTrace(
      tf,
      answers[answer],
      () => subject({ ...settings, ...sentinels }, random),
      twin?.entries,
    );
    return { entries, requests, fit, sentinels };
  } catch (error) {
    if (error instanceof Declined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Declined(`a trial run with other numbers threw: ${reason}`, { cause: error });
  }
}

/**
 * 23 odd-looking bits, exact in float32: another for every seed and setting. Near 1, near 1000 or near 1/1000
 * by the seed, so that an if on a setting shows itself; never 0 or below, where loops by steps do not end.
 */
function sentinelOf(seed: number, index: number): number {
  const bits = Math.imul(seed * 31 + index + 1, 0x9e3779b1) >>> 9;
  const scale = 2 ** (10 * ((seed % 3) - 1));
  return scale * (1 + (bits | 1) / 2 ** 23);
}
