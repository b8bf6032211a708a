import { nodeSize, type Node, type NodeId, type Operand } from '../program/program.ts';
import { isAccumulated, loopsOf, mergeLoops, spreadStride } from '../schedule/loop-shape.ts';
import type { Layout } from '../schedule/plan-buffers.ts';
import { registerOf } from '../schedule/register-of.ts';
import type { LoopGroup, Schedule } from '../schedule/schedule.ts';
import type { AddressedRecipe, Item, RecipeSource, Walk } from './recipe.ts';

/** The tables that describing the nodes of one group needs. */
type Room = {
  readonly nodes: readonly Node[];
  readonly layout: Layout;
  readonly stored: ReadonlySet<NodeId>;
  readonly extents: readonly number[];
  /** The index of each node's item in this group. */
  readonly items: ReadonlyMap<NodeId, number>;
  readonly slotOf: (address: number) => number;
};

/** Returns a group as a recipe and its addresses: nodes become items, and places in memory become slots. */
export function describeGroup(
  { program: { nodes } }: Schedule,
  { extents, body, epilogue }: LoopGroup,
  layout: Layout,
  stored: ReadonlySet<NodeId>,
): AddressedRecipe {
  const addresses: number[] = [];
  const slotOf = (address: number): number => {
    const known = addresses.indexOf(address);
    return known < 0 ? addresses.push(address) - 1 : known;
  };
  const items = new Map([...body, ...epilogue].map((id, index) => [id, index]));
  const room: Room = { nodes, layout, stored, extents, items, slotOf };
  const [only] = body;
  const concat = only === undefined ? undefined : nodes[only];
  const loops =
    only !== undefined && concat?.kind === 'concat'
      ? describeConcat(concat, only, room)
      : [
          {
            extents,
            body: body.map((id) => describeItem(id, room)),
            epilogue: epilogue.map((id) => describeItem(id, { ...room, extents: [] })),
          },
        ];
  return { recipe: { loops }, addresses };
}

/** Returns a loop that copies, for each part of a concatenation. */
function describeConcat(node: Extract<Node, { kind: 'concat' }>, id: NodeId, room: Room) {
  return node.parts.map(({ input, shape, offset, strides }) => {
    const { extents, strides: merged } = mergeLoops(shape, [input, { strides }]);
    const [from = [], to = []] = merged;
    const store = { slot: room.slotOf(placeOf(id, room) + offset), strides: to };
    const inputs = [memory(input, from, room)];
    return {
      extents,
      body: [{ kind: 'map' as const, operation: 'copy' as const, inputs, store }],
      epilogue: [],
    };
  });
}

function describeItem(id: NodeId, room: Room): Item {
  const node = room.nodes[id];
  const store = room.stored.has(id) ? storeOf(id, room) : null;
  if (!node) throw new Error(`there is no node ${id}`);
  switch (node.kind) {
    case 'map': {
      const inputs = node.inputs.map((input, at) => sourceOf(node, input, stridesAt(node, at, room), room));
      return { kind: 'map', operation: node.operation, inputs, store };
    }
    case 'gather': {
      const { source, index, step } = node;
      return {
        kind: 'gather',
        source: walk(source, stridesAt(node, 0, room), room),
        index: walk(index, stridesAt(node, 1, room), room),
        step,
        store,
      };
    }
    case 'reduce':
      return isAccumulated(node)
        ? {
            kind: 'accumulate',
            operation: node.operation,
            inputs: node.inputs.map((input, at) => sourceOf(node, input, stridesAt(node, at, room), room)),
            start: sourceOf(node, node.start, [], { ...room, extents: [] }),
            store,
          }
        : describeReduction(node, store, room);
    case 'number':
    case 'table':
    case 'draw':
    case 'parameter':
    case 'concat':
      throw new Error(`node ${id} has no loop`);
  }
}

function describeReduction(node: Extract<Node, { kind: 'reduce' }>, store: Walk | null, room: Room): Item {
  const rank = node.shape.length;
  const own = node.inputs.map((input) => ({ strides: input.strides.slice(rank) }));
  const { extents, strides: inner } = mergeLoops(node.over, own);
  return {
    kind: 'reduce',
    operation: node.operation,
    inputs: node.inputs.map((input, at) => {
      const source = sourceOf(node, input, stridesAt(node, at, room), room);
      return source.from === 'memory' ? { ...source, inner: inner[at] ?? [] } : source;
    }),
    start: sourceOf(node, node.start, stridesAt(node, node.inputs.length, room), room),
    extents,
    store,
  };
}

/**
 * Returns an operand's stride along each loop of the group, in elements. The group's loops may be split finer
 * than the node's own.
 *
 * @throws Error if the loops of both cannot be matched
 */
function stridesAt(node: Node, operand: number, { extents }: Room): readonly number[] {
  const own = loopsOf(node);
  const strides = own.strides[operand] ?? [];
  if (own.extents.join() === extents.join()) return strides;
  if (own.extents.length > 1)
    throw new Error(`loops of ${own.extents.join('×')} within ${extents.join('×')}`);
  return spreadStride(strides[0] ?? 0, extents);
}

function sourceOf(reader: Node, operand: Operand, strides: readonly number[], room: Room): RecipeSource {
  const node = room.nodes[operand.node];
  if (node?.kind === 'number') return { from: 'number', value: node.value };
  const item = room.items.get(operand.node);
  if (node && item !== undefined && registerOf(reader, operand, node)) return { from: 'item', item };
  return memory(operand, strides, room);
}

function memory(operand: Operand, strides: readonly number[], room: Room): RecipeSource {
  const node = room.nodes[operand.node];
  if (node?.kind === 'number') return { from: 'number', value: node.value };
  return { from: 'memory', ...walk(operand, strides, room) };
}

function walk(operand: Operand, strides: readonly number[], room: Room): Walk {
  return { slot: room.slotOf(placeOf(operand.node, room) + operand.offset), strides };
}

function storeOf(id: NodeId, room: Room): Walk {
  const node = room.nodes[id];
  const single = node === undefined || nodeSize(node) === 1;
  const strides = single ? room.extents.map(() => 0) : spreadStride(1, room.extents);
  return { slot: room.slotOf(placeOf(id, room)), strides };
}

function placeOf(id: NodeId, { layout, nodes }: Room): number {
  const place = layout.places[id];
  if (place === undefined) throw new Error(`node ${id} (${nodes[id]?.kind}) has no place in memory`);
  return place;
}
