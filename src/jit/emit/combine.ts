import type { ReduceOperation } from '../program/program.ts';
import { f32x4 } from '../wasm/assembler/f32x4.ts';
import type { V128 } from './recipe.ts';

/**
 * Adds one more term to a reduction, or takes the maximum with it. The term of two factors is their product. It is
 * rounded before it is added, as in TensorFlow.js: no fused multiply-add.
 *
 * @throws Error if there is no factor
 */
export function emitCombination(
  operation: ReduceOperation,
  sum: V128,
  first: V128 | undefined,
  second: V128 | undefined,
): V128 {
  if (!first) throw new Error('a fold has no operand');
  const term = second ? f32x4.mul(first, second) : first;
  return operation === 'sum' ? f32x4.add(sum, term) : f32x4.max(sum, term);
}
