import { Declined } from '../../decline.ts';
import type { TraceEntry } from '../../trace/trace.ts';
import type { Builder } from '../builder.ts';
import { largestExact } from '../ranges.ts';
import type { TensorView } from '../view.ts';

/** A recorded call of a TensorFlow.js kernel; its inputs as views. */
export type KernelCall = {
  readonly inputs: Readonly<Record<string, TensorView>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly step: Extract<TraceEntry, { kind: 'kernel' }>;
};

/** Appends what a kernel computes, in the order in which the wasm backend does it. */
export type Lower = (call: KernelCall, builder: Builder) => TensorView | readonly TensorView[];

/** An input by its name. */
export function input({ inputs, step }: KernelCall, name: string): TensorView {
  const view = inputs[name];
  if (!view) throw new Error(`the kernel ${step.name} has no input ${name}`);
  return view;
}

/** An input that holds float32 numbers, or truths. */
export function floats(call: KernelCall, name: string, builder: Builder): TensorView {
  const view = input(call, name);
  if (call.step.inputs[name]?.dtype === 'int32' || builder.isInteger(view))
    throw new Declined(`the kernel ${call.step.name} computes with integers, which is not known here`);
  return view;
}

/** A formula of one float32 input, called x. */
export function unary(formula: (x: TensorView, builder: Builder, call: KernelCall) => TensorView): Lower {
  return (call, builder) => formula(floats(call, 'x', builder), builder, call);
}

/** An input of any type: integers as the float32 numbers that they are, truths as 1 and 0. */
export function anyNumbers(call: KernelCall, name: string, builder: Builder): TensorView {
  const view = input(call, name);
  if (!builder.isInteger(view)) return view;
  assertExact(view, `the kernel ${call.step.name} computes with`, builder);
  return builder.map('convert', view);
}

/** @throws Declined where integers are not provably such that float32 holds them */
export function assertExact(view: TensorView, does: string, builder: Builder): void {
  if (builder.largest(view) > largestExact)
    throw new Declined(`${does} integers that may lie beyond ${largestExact}, which float32 does not hold`);
}

export function numbersOf({ attributes, step }: KernelCall, name: string): readonly number[] {
  const value = attributes[name];
  if (typeof value === 'number') return [value];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'number')) return value;
  throw new Declined(`the kernel ${step.name} is called with ${name} = ${JSON.stringify(value)}`);
}

export function numberOf(call: KernelCall, name: string): number {
  return numbersOf(call, name)[0] ?? 0;
}
