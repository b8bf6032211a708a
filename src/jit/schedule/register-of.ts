import { nodeSize, type Node, type Operand } from '../program/program.ts';
import { isAccumulated, loopsOf } from './loop-shape.ts';
import { isLeaf, isScalar, isSingle, tripsOf } from './schedule.ts';

/**
 * The register that hands `source` to a reader of the same group: that of this very iteration, or, of a single
 * number, the one that stands from the end of the loop on. Null: it is read from memory.
 */
export function registerOf(reader: Node, operand: Operand, source: Node): 'iteration' | 'single' | null {
  if (isLeaf(source) || reader.kind === 'gather') return null; // a gather goes to addresses of its own
  if (isSingle(source)) return isScalar(reader) ? 'single' : null;
  return readsInPlace(reader, operand, source) ? 'iteration' : null;
}

/** Whether a reader's loop takes a node's elements one after another, as the node's own loop makes them. */
function readsInPlace(reader: Node, operand: Operand, source: Node): boolean {
  if (nodeSize(source) !== tripsOf(reader)) return false; // as many, one after another: from the first on
  if (reader.kind !== 'map' && !(reader.kind === 'reduce' && isAccumulated(reader))) return false;
  const at = reader.inputs.indexOf(operand); // of a reduction not its start, which is read once
  if (at < 0) return false;
  const { extents, strides } = loopsOf(reader);
  let step = 1;
  for (let k = extents.length - 1; k >= 0; k--) {
    if (strides[at]?.[k] !== step) return false;
    step *= extents[k] ?? 1;
  }
  return true;
}
