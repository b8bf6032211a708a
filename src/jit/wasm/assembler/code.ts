import type { ByteWriter } from './byte-writer.ts';

/** Number and vector types with their bytes: WebAssembly Core Specification 2.0, §5.3.1 and §5.3.2. */
export const valueTypes = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

export type ValueType = keyof typeof valueTypes;

/**
 * Instructions that leave one value of type T on the stack, or nothing. They are written where a
 * function builder places them, once for each place.
 */
export type Code<T extends ValueType | 'nothing'> = {
  readonly type: T;
  readonly write: (to: ByteWriter) => void;
};

/** Code that leaves a value. Operands nest: `f32x4.add(x, f32x4.mul(y, z))` is x + y·z. */
export type Expression<T extends ValueType> = Code<T>;

/** Code that leaves nothing: a store, a call of a function without a result. */
export type WasmStatement = Code<'nothing'>;

/** An i32 operand; a plain number stands for `i32.const`. */
export type I32 = Expression<'i32'> | number;
