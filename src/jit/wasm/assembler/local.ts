import type { Expression, ValueType } from './code.ts';

/** A variable of one function. As an expression it is its value at that place (`local.get`). */
export type Local<T extends ValueType> = Expression<T> & { readonly index: number };

/** Opcodes: WebAssembly Core Specification 2.0, §5.4.5 (variable instructions). */
export const localOpcodes = { get: 0x20, set: 0x21, tee: 0x22 } as const;

export function local<T extends ValueType>(type: T, index: number): Local<T> {
  return {
    type,
    index,
    write(to) {
      to.byte(localOpcodes.get);
      to.unsigned(index);
    },
  };
}

/** Sets the local within an expression, and is its new value. */
export function tee<T extends ValueType>(variable: Local<T>, value: Expression<T>): Expression<T> {
  return {
    type: value.type,
    write(to) {
      value.write(to);
      to.byte(localOpcodes.tee);
      to.unsigned(variable.index);
    },
  };
}
