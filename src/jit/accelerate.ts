import type * as TensorFlow from '@tensorflow/tfjs';
import { thrownText } from '../load/message-text.ts';
import { createStreams } from '../random/streams.ts';
import { serveChance } from '../random/serve-chance.ts';
import type { Fit, Subject } from '../model/run/fit.ts';
import { validateFit } from '../model/run/validate-fit.ts';
import type { Settings } from '../model/experiment/settings.ts';
import { BrokenContract, Declined } from './decline.ts';
import { compile, type Compiled } from './engine/compile.ts';
import { createEngine } from './engine/engine.ts';
import { findDifference } from './find-difference.ts';
import { simplify } from './passes/simplify.ts';
import type { Defaults } from './trace/find-defaults.ts';
import { traceProgram } from './trace-program.ts';

/** A subject as a program for many runs at once, or why it is none. Data alone: it goes to other threads. */
export type Acceleration =
  | {
      readonly kind: 'accelerated';
      readonly compiled: Compiled;
      readonly figures: AccelerationFigures;
      readonly defaults: Defaults;
    }
  | {
      readonly kind: 'declined';
      readonly reason: string;
      /** Whether the code as it is written returns what is no fit: its runs say so themselves. */
      readonly broken?: true;
    };

/** What became of a trace. */
export type AccelerationFigures = {
  /** Kernels called and tensors made in one run as written. */
  readonly calls: number;
  /** Loops that remain, and how many different ones. */
  readonly loops: number;
  readonly kernels: number;
  /** Of memory that one run takes. */
  readonly bytes: number;
};

export type AccelerationRequest = {
  /** What is passed to every run. */
  readonly settings: Settings;
  /** Settings that each run gives a number of its own, with the numbers to try the program with. */
  readonly lifted: Readonly<Record<string, number>>;
  /** Of the lifted settings those that some runs do not pass, if what the subject takes then can be found. */
  readonly optional?: readonly string[];
  /** Whether the backend rounds as WebAssembly does, so that equality is to the bit. */
  readonly bitwise: boolean;
};

/** Of the runs that a program is compared in; the probes take others. */
const trialSeeds = { zeros: 4712, lifted: 4713, defaults: 4714 } as const;

/**
 * Traces a subject, compiles what it does, and compares two runs of the program with the subject as it is written,
 * by which alone a program sees true numbers: probes answer reads with others, and all but the first compute
 * nothing. Two, since what a subject keeps from run to run, and an if that is seldom true, may not show in one; and a
 * third where settings may be left to the subject, without which they may not.
 * Where anything stands in the way, the reason is told and nothing is lost but speed.
 *
 * @param subject leaves no tensor behind
 */
export async function accelerate(
  tf: typeof TensorFlow,
  subject: Subject,
  { settings, lifted, optional, bitwise }: AccelerationRequest,
): Promise<Acceleration> {
  const names = Object.keys(lifted);
  const written = (given: Settings, seed: number) =>
    runAsWritten(tf, subject, { ...settings, ...given }, seed);
  try {
    const { traced, program: lowered } = await traceProgram(tf, subject, settings, names, optional);
    const { program } = simplify(lowered);
    const compiled = compile(program);
    const engine = createEngine(compiled);
    const passed = zeros(names.filter((name) => !Object.hasOwn(traced.defaults, name)));
    engine.run([
      { seed: trialSeeds.zeros, parameters: zeros(names) },
      { seed: trialSeeds.lifted, parameters: lifted },
      { seed: trialSeeds.defaults, parameters: { ...passed, ...traced.defaults } },
    ]);
    const compare = async (lane: number, given: Settings, seed: number) => {
      const fit = await written(given, seed);
      return { fit, differs: findDifference(engine.figures(lane), fit, bitwise && compiled.exact) };
    };
    const assertSame = async (lane: number, given: Settings, seed: number) => {
      const { fit, differs } = await compare(lane, given, seed);
      if (differs === undefined) return;
      const again = findDifference(await written(given, seed), fit, true);
      throw differing(differs, again !== undefined);
    };
    await assertSame(0, zeros(names), trialSeeds.zeros);
    await assertSame(1, lifted, trialSeeds.lifted);
    const hasDefaults =
      Object.keys(traced.defaults).length > 0 &&
      (await compare(2, passed, trialSeeds.defaults)).differs === undefined;
    const { loops, kernels, layout } = compiled;
    const figures = { calls: traced.trace.steps.length, loops, kernels, bytes: layout.size * 4 };
    return { kind: 'accelerated', compiled, figures, defaults: hasDefaults ? traced.defaults : {} };
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    const broken =
      error instanceof BrokenContract && (await isBroken(() => written(lifted, trialSeeds.lifted)));
    return { kind: 'declined', reason: error.message, ...(broken ? { broken } : {}) };
  }
}

/** What settings are most often compared with, and what no probe can pass as a number of its own. */
function zeros(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, 0]));
}

async function runAsWritten(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  seed: number,
): Promise<Fit> {
  const { random, chance } = createStreams(seed, []);
  let result: unknown;
  try {
    result = await serveChance(chance, tf.env().platform, () => subject(settings, random));
  } catch (error) {
    const reason = thrownText(error);
    throw new Declined(`a trial run of the code as it is written threw: ${reason}`, { cause: error });
  }
  try {
    return validateFit(result);
  } catch (error) {
    throw new BrokenContract(thrownText(error), { cause: error });
  }
}

/** Whether it is the code itself that returns what is no fit, and not what other numbers made of it. */
async function isBroken(write: () => Promise<Fit>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    if (error instanceof BrokenContract) return true;
    if (error instanceof Declined) return false;
    throw error;
  }
}

/** @param isUnsteady whether the code as it is written ends otherwise when the same run is made again */
function differing(differs: string, isUnsteady: boolean): Declined {
  const why = isUnsteady ? ': the code as it is written does too, when the same run is made again' : '';
  return new Declined(
    `a run of the traced program and one of the code as it is written end with different numbers (${differs})${why}`,
  );
}
