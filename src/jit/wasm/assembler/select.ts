import type { Expression, I32, ValueType } from './code.ts';
import { toI32 } from './instruction.ts';

/**
 * x where the condition is not zero, else y; both are computed.
 * Opcode: WebAssembly Core Specification 2.0, §5.4.3 (parametric instructions).
 */
export function select<T extends ValueType>(
  condition: I32,
  x: Expression<T>,
  y: Expression<T>,
): Expression<T> {
  return {
    type: x.type,
    write(to) {
      x.write(to);
      y.write(to);
      toI32(condition).write(to);
      to.byte(0x1b);
    },
  };
}
