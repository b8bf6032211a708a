import type { Node, NodeId, Operand, Program } from '../program/program.ts';
import { denseStrides } from '../program/view.ts';
import { constantOf } from './fold-constants.ts';
import { isUniform, rewrite, whole, type Emit } from './rewrite.ts';

type MapNode = Extract<Node, { kind: 'map' }>;

/**
 * Moves factors that are powers of two out of products, where they meet and cancel: the derivative of x²/2
 * is 2x · 1/2. Exact in float32, short of overflow and underflow. Division by such a number becomes a
 * product.
 */
export function extractPowers(program: Program): Program {
  return rewrite(program, (node, emit, nodes) => {
    const product = asProduct(node, emit, nodes);
    if (!product) return whole(emit(node));
    let factor = 1;
    const bare = product.inputs.map((input) => {
      const found = scaledBy(input, nodes);
      factor *= found?.factor ?? 1;
      return found?.operand ?? input;
    });
    if (factor === 1 && bare.every((operand, i) => operand === product.inputs[i]))
      return whole(emit(product));
    return whole(scale(product, bare, factor, emit, nodes));
  });
}

/** A product, or a quotient by a power of two as the product that it equals. */
function asProduct(node: Node, emit: Emit, nodes: readonly Node[]): MapNode | undefined {
  if (node.kind !== 'map') return undefined;
  if (node.operation === 'multiply') return node;
  const [dividend, divisor] = node.inputs;
  if (node.operation !== 'divide' || !dividend || !divisor) return undefined;
  const value = constantOf(divisor, nodes);
  if (value === undefined || !isPowerOfTwo(value)) return undefined;
  const inverse = { ...divisor, node: emit({ kind: 'number', value: 1 / value }) };
  return { ...node, operation: 'multiply', inputs: [dividend, inverse] };
}

/** What an operand is but for a factor: of a power of two itself, 1. */
function scaledBy(
  operand: Operand,
  nodes: readonly Node[],
): { readonly operand: Operand; readonly factor: number } | undefined {
  const node = nodes[operand.node];
  if (node?.kind !== 'map' || node.operation !== 'multiply') return undefined;
  const side = node.inputs.findIndex((input) => isPowerOfTwo(constantOf(input, nodes) ?? Number.NaN));
  const [power, other] = [node.inputs[side], node.inputs[1 - side]];
  if (!power || !other) return undefined;
  const factor = constantOf(power, nodes) ?? 1;
  if (isUniform(other)) return { operand: { ...other, strides: operand.strides.map(() => 0) }, factor };
  if (!isDense(other, node.shape)) return undefined;
  return { operand: { ...operand, node: other.node, offset: operand.offset + other.offset }, factor };
}

/** The product of what is bare, times the factor: a factor that stands alone joins it. */
function scale(
  product: MapNode,
  bare: readonly Operand[],
  factor: number,
  emit: Emit,
  nodes: readonly Node[],
): NodeId {
  const power = bare.findIndex((operand) => isPowerOfTwo(constantOf(operand, nodes) ?? Number.NaN));
  const own = power < 0 ? undefined : constantOf(bare[power] ?? { node: -1 }, nodes);
  const others = power < 0 ? bare : bare.filter((_, i) => i !== power);
  const total = factor * (own ?? 1);
  const { shape } = product;
  const dense = (node: NodeId): Operand => ({ node, offset: 0, strides: denseStrides(shape) });
  const [first, second] = others;
  if (!first) throw new Error('a product has no operand');
  const rest = second ? dense(emit({ ...product, inputs: [first, second] })) : first;
  if (total === 1 && second) return rest.node;
  const number = { node: emit({ kind: 'number', value: total }), offset: 0, strides: shape.map(() => 0) };
  if (total === 1) return emit({ kind: 'map', operation: 'copy', inputs: [rest], shape });
  return emit({ kind: 'map', operation: 'multiply', inputs: [rest, number], shape });
}

function isPowerOfTwo(value: number): boolean {
  const exponent = Math.log2(Math.abs(value));
  return Number.isInteger(exponent) && Math.abs(exponent) < 64;
}

function isDense({ strides }: Operand, shape: readonly number[]): boolean {
  return denseStrides(shape).every((stride, k) => shape[k] === 1 || strides[k] === stride);
}
