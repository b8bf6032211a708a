import type * as TensorFlow from '@tensorflow/tfjs';
import { thrownText } from '../../load/message-text.ts';
import { createStreams } from '../../random/streams.ts';
import { serveChance } from '../../random/serve-chance.ts';
import type { Fit, Subject } from '../../model/run/fit.ts';
import { parseFit } from '../../model/run/validate-fit.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { BrokenContract, Declined } from '../decline.ts';
import { withoutPrinting } from './without-printing.ts';
import { tagDraws } from './tag-draws.ts';
import type { Request, TraceEntry, Values, AnswerKind } from './trace.ts';
import { Located, recordTrace, type AnswerRead } from './tracing-backend.ts';
import { BackendChanged, describeChange } from './watch-backend.ts';
import { chanceAtEnds } from './chance-at-ends.ts';
import { unwatch, watchRead } from './watch-reads.ts';
import { createTexts } from './watch-texts.ts';

/** One traced run, with what it drew and what it returned. */
export type TraceProbe = {
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
  tiny: (size, read) => fill(size, readSentinel(read, sentinelScales.tiny)),
  huge: (size, read) => fill(size, readSentinel(read, sentinelScales.huge)),
  nan: (size) => fill(size, Number.NaN),
} as const satisfies Record<AnswerKind, AnswerRead>;

/** A number of its own for every read, exact in float32, near `scale`. */
export function readSentinel(read: number, scale: number): number {
  return scale * (1 + (read + 1) * 2 ** -20);
}

/** For integers too: what the code casts to float32 is read as integers on the cpu backend. */
function fill(size: number, value: number): Float32Array {
  return new Float32Array(size).fill(value);
}

type ProbeRequest = {
  readonly settings: Settings;
  readonly lifted: readonly string[];
  /** Of these the ones that are not passed: the subject takes its own number. */
  readonly omitted?: readonly string[];
  readonly seed: number;
  readonly answer: AnswerKind;
  /** A probe that this one has to follow call by call; without, kernels are computed. */
  readonly twin?: TraceProbe | undefined;
  /** The entry at which to stop. */
  readonly stopAt?: number;
  /** So many reads, from the first, are answered with NaN. */
  readonly nanReads?: number;
  /** Whether what is read notices computations in JavaScript, which show by no answer where they depend on an interval. */
  readonly watchesReads?: boolean;
};

/**
 * Traces one run of a subject on streams of its own.
 *
 * @param request lifted settings are passed a sentinel: a number that no other upload holds
 * @throws Declined where the subject cannot be traced, does otherwise than its twin, or computes with a watched read
 * @throws Located where it is to stop
 */
export async function probe(
  tf: typeof TensorFlow,
  subject: Subject,
  request: ProbeRequest,
): Promise<TraceProbe> {
  const { settings, lifted, omitted = [], seed, answer, twin, stopAt, nanReads = 0, watchesReads } = request;
  const passed = lifted.filter((name) => !omitted.includes(name));
  const sentinels = Object.fromEntries(passed.map((name, i) => [name, sentinelOf(seed, i)]));
  const streams = createStreams(seed, []);
  let refused: Declined | undefined;
  const refuse = (error: Declined): void => void (refused ??= error);
  const { random, requests } = tagDraws(streams.random, answer, refuse);
  const texts = createTexts();
  const chance = chanceAtEnds(streams.chance, answer, refuse);
  const train = () => subject({ ...settings, ...sentinels }, random);
  try {
    const { entries, result } = await recordTrace(
      tf,
      (size, read) => answers[read < nanReads ? 'nan' : answer](size, read),
      () => withoutPrinting(() => serveChance(chance, tf.env().platform, train), texts.print),
      {
        twin: twin?.entries,
        ...(stopAt === undefined ? {} : { stopAt }),
        ...(watchesReads && { watch: (values: Values) => watchRead(values, { refuse, mark: texts.mark }) }),
      },
    );
    const unprinted = texts.unprinted();
    if (unprinted) throw unprinted; // first: what code made of such a text may be no fit
    const fit = parseContract(watchesReads ? unwatch(result) : result);
    if (refused) throw refused;
    return { entries, requests, fit, sentinels };
  } catch (error) {
    if (error instanceof BackendChanged) throw new Declined(describeChange(error.change), { cause: error });
    if (refused && !(error instanceof BrokenContract)) throw refused; // whatever the code made of it
    if (error instanceof Declined || error instanceof Located) throw error;
    const reason = thrownText(error);
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

/** What is no fit is looked at no further: the code as it is written says what is wrong with it. */
function parseContract(result: unknown): Fit {
  try {
    return parseFit(result);
  } catch (error) {
    throw new BrokenContract(thrownText(error), { cause: error });
  }
}
