import type { ByteWriter } from './byte-writer.ts';
import type { Expression, I32, WasmStatement, ValueType } from './code.ts';
import { instruction, lane, toI32, type Opcode } from './instruction.ts';

/** `offset` is added to the address, without wrapping. */
type Load<T extends ValueType> = (address: I32, offset?: number) => Expression<T>;
type Store<T extends ValueType> = (address: I32, value: Expression<T>, offset?: number) => WasmStatement;

/** The memory argument of §5.4.6: log2 of the alignment promised, then the offset. */
const argument = (alignment: number, offset: number) => (to: ByteWriter) => {
  to.unsigned(alignment);
  to.unsigned(offset);
};

/** @param alignment log2 of the access's own bytes; the promise is a hint, never checked */
export function loading<T extends ValueType>(type: T, opcode: Opcode, alignment: number): Load<T> {
  return (address, offset = 0) => instruction(type, opcode, [toI32(address)], argument(alignment, offset));
}

export function storing<T extends ValueType>(_type: T, opcode: Opcode, alignment: number): Store<T> {
  return (address, value, offset = 0) =>
    instruction('nothing', opcode, [toI32(address), value], argument(alignment, offset));
}

/** Loads 32 bits into one lane of a vector; the other lanes are the vector's. */
export function loadingLane(opcode: Opcode) {
  return (address: I32, vector: Expression<'v128'>, index: number, offset = 0): Expression<'v128'> =>
    instruction('v128', opcode, [toI32(address), vector], laneArgument(index, offset));
}

/** Stores one 32-bit lane of a vector. */
export function storingLane(opcode: Opcode) {
  return (address: I32, vector: Expression<'v128'>, index: number, offset = 0): WasmStatement =>
    instruction('nothing', opcode, [toI32(address), vector], laneArgument(index, offset));
}

function laneArgument(index: number, offset: number): (to: ByteWriter) => void {
  const writeLane = lane(index, 4);
  return (to) => {
    argument(2, offset)(to);
    writeLane(to);
  };
}
