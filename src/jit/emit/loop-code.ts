import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import { i32 } from '../wasm/assembler/i32.ts';
import type { Local } from '../wasm/assembler/local.ts';
import { elementBytes } from './lane-layout.ts';

/** Writes a loop of a known number of rounds, at least 1. */
export function repeat(f: FunctionBuilder, rounds: number, body: () => void): void {
  const left = f.let(i32.const(rounds));
  f.loop((again) => {
    body();
    f.set(left, i32.sub(left, 1));
    f.brIf(again, left);
  });
}

/** Writes the code that moves a pointer by a number of elements. */
export function advance(f: FunctionBuilder, pointer: Local<'i32'>, elements: number): void {
  if (elements !== 0) f.set(pointer, i32.add(pointer, elements * elementBytes));
}
