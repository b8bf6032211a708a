import { byteWriter, type ByteWriter } from './byte-writer.ts';
import type { Code, Expression, I32, ValueType } from './code.ts';

/** The bytes of an instruction, before its immediates. */
export type Opcode = readonly number[];

/** One byte; §5.4 of the WebAssembly Core Specification 2.0. */
export const plain = (byte: number): Opcode => [byte];
/** Saturating conversions stand behind the prefix 0xfc; §5.4.7. */
export const saturating = (number: number): Opcode => [0xfc, number];
/** Vector instructions: the prefix 0xfd and a number in LEB128; §5.4.8. */
export const simd = (number: number): Opcode => {
  const bytes = byteWriter(3);
  bytes.byte(0xfd);
  bytes.unsigned(number);
  return [...bytes.bytes()];
};

export const nothing: readonly [] = [];

/** Operands in order, the opcode, then what `immediates` writes. */
export function instruction<T extends ValueType | 'nothing'>(
  type: T,
  opcode: Opcode,
  operands: readonly Expression<ValueType>[],
  immediates?: (to: ByteWriter) => void,
): Code<T> {
  return {
    type,
    write(to) {
      for (const operand of operands) operand.write(to);
      for (const byte of opcode) to.byte(byte);
      immediates?.(to);
    },
  };
}

/** Reads a plain number as `i32.const`: [−2^31, 2^32), where the upper half wraps to negative. */
export function toI32(operand: I32): Expression<'i32'> {
  if (typeof operand !== 'number') return operand;
  const value = operand | 0;
  if (operand !== value && operand !== value >>> 0) throw new RangeError(`${operand} is no 32-bit integer`);
  return instruction('i32', plain(0x41), nothing, (to) => to.signed(value));
}

/** Lane number: a byte. */
export const lane = (index: number, of: number) => {
  if (!Number.isInteger(index) || index < 0 || index >= of)
    throw new RangeError(`lane ${index} of ${of} lanes: 0 to ${of - 1} are there`);
  return (to: ByteWriter): void => to.byte(index);
};

type Table = Readonly<Record<string, number>>;
type Unary<T extends ValueType, R extends ValueType> = (x: Expression<T>) => Expression<R>;
type Binary<T extends ValueType, R extends ValueType> = (x: Expression<T>, y: Expression<T>) => Expression<R>;

/** For a table of opcodes, the functions of one operand that write them. */
export function unaries<T extends ValueType, R extends ValueType, K extends Table>(
  _operand: T,
  result: R,
  table: K,
  prefix: (number: number) => Opcode = plain,
): { readonly [Name in keyof K]: Unary<T, R> } {
  return mapTable(table, prefix, (opcode) => (x: Expression<T>) => instruction(result, opcode, [x]));
}

/** For a table of opcodes, the functions of two operands that write them. */
export function binaries<T extends ValueType, R extends ValueType, K extends Table>(
  _operands: T,
  result: R,
  table: K,
  prefix: (number: number) => Opcode = plain,
): { readonly [Name in keyof K]: Binary<T, R> } {
  return mapTable(
    table,
    prefix,
    (opcode) => (x: Expression<T>, y: Expression<T>) => instruction(result, opcode, [x, y]),
  );
}

/** For a table of opcodes, functions made from each. */
export function mapTable<K extends Table, F>(
  table: K,
  prefix: (number: number) => Opcode,
  make: (opcode: Opcode) => F,
): { readonly [Name in keyof K]: F } {
  return Object.fromEntries(Object.entries(table).map(([name, number]) => [name, make(prefix(number))])) as {
    readonly [Name in keyof K]: F;
  };
}
