import type { Expression } from '../wasm/assembler/code.ts';
import { f32x4 } from '../wasm/assembler/f32x4.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import type { Local } from '../wasm/assembler/local.ts';
import { v128 } from '../wasm/assembler/v128.ts';
import { elementBytes } from './lane-layout.ts';
import { enterGather, gatherLevel, laneAddresses } from './lane-addresses.ts';
import { createPointers, type Address, type EmitContext, type Pointer } from './emit-context.ts';
import type { V128, Item, Loop, RecipeSource, Walk } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';
import { walkKey, numberKey, sourcesOf, isInvariant, valueWalks } from './walks-of.ts';

/** The registers of a loop nest, and the code that it needs between its iterations. */
export type Frame = EmitContext & {
  /** Returns all pointers that the loops must move on. */
  pointers(): readonly Pointer[];
  /** Writes what an iteration of the loop `level` starts with; −1: what comes before the first loop. */
  enter(level: number): void;
  /** Writes the stores of the items that accumulate over all iterations. */
  storeSums(): void;
  /** The place of the items after the loops. */
  readonly afterLoops: EmitContext;
};

export type FrameContext = {
  readonly loop: Loop;
  /** Returns the code that reads an address, in bytes, from the group's record. */
  readonly addressOf: (slot: number) => Expression<'i32'>;
  readonly math: VectorMath;
  readonly unrolled: number;
};

/**
 * The registers, by a key of what they hold. Code is written once and runs at every iteration, so a key must
 * mean the same everywhere in the code that reads it:
 *
 * - `number x` and `still slot` are set before the loops, and stay the same throughout.
 * - `item i k` and `load walk k` are set where the k-th unrolled iteration first needs them, and again at
 *   each pass. They hold to the end of the pass, for the code written after. All of that code runs, since
 *   there is no branch and no loop of no rounds. What was loaded stays true: a group never overwrites what
 *   another of its nodes reads (plan-buffers frees memory at the end of a group).
 *
 * After the loops, only items, sums and numbers are taken from registers. Memory is loaded again: a register
 * of the loops holds an element of their last pass, and sums are stored in between.
 */
type Registers = Map<string, Local<'v128'>>;
type GatherItem = Extract<Item, { kind: 'gather' }>;

/** Opens the registers of a loop nest: sets the pointers, loads what stands still, and starts the sums. */
export function createFrame(f: FunctionBuilder, surroundings: FrameContext): Frame {
  const { loop, addressOf, math, unrolled } = surroundings;
  const { body, extents } = loop;
  const registers: Registers = new Map();
  const sums = new Map<number, Local<'v128'>>();
  const pointers = createPointers(f, loop, addressOf);
  const afterLoops = createAfterLoops(f, surroundings, registers, sums);
  loadInvariants(f, loop, addressOf, registers);
  body.forEach((item, index) => {
    if (item.kind === 'accumulate') sums.set(index, f.let(afterLoops.value(item.start, 0)));
  });
  const address = (walk: Walk, iteration: number): Address => ({
    base: pointers.get(walkKey(walk))?.pointer ?? addressOf(walk.slot),
    offset: iteration * (walk.strides.at(-1) ?? 0) * elementBytes,
  });
  const entered = new Map<GatherItem, readonly Pointer[]>();
  return {
    f,
    math,
    unrolled,
    afterLoops,
    address,
    keep: (item, iteration, value) => remember(f, registers, `item ${item} ${iteration}`, () => value),
    pointers: () => [...pointers.values(), ...[...entered.values()].flat()],
    value: (source, iteration) => valueOf(source, iteration, { f, registers, sums, address }),
    sum: (item) => unwrapRegister(sums.get(item), item),
    enter(level) {
      if (level >= extents.length - 1) return; // the innermost loop sets its lanes anew for each iteration
      for (const item of body)
        if (item.kind === 'gather' && gatherLevel(item) === level)
          entered.set(item, enterGather(f, item, level, address(item.index, 0), address(item.source, 0)));
    },
    lanes: (item, iteration) =>
      entered.get(item)?.map(({ pointer, strides }) => ({
        base: pointer,
        offset: iteration * (strides.at(-1) ?? 0) * elementBytes,
      })) ?? laneAddresses(f, item, address(item.index, iteration), address(item.source, iteration)),
    storeSums() {
      for (const [index, sum] of sums) {
        const store = body[index]?.store;
        if (store) f.do(v128.store(addressOf(store.slot), sum));
      }
    },
  };
}

/**
 * Opens the place of the items after the loops. There are no iterations, so each operand lies at its address.
 */
function createAfterLoops(
  f: FunctionBuilder,
  { addressOf, math }: FrameContext,
  registers: Registers,
  sums: ReadonlyMap<number, Local<'v128'>>,
): EmitContext {
  const address = ({ slot }: Walk): Address => ({ base: addressOf(slot), offset: 0 });
  return {
    f,
    math,
    unrolled: 1,
    address,
    keep: (item, iteration, value) => remember(f, registers, `item ${item} ${iteration}`, () => value),
    value: (source) => {
      if (source.from === 'number') return f32x4.const(source.value);
      if (source.from === 'memory') return v128.load(addressOf(source.slot));
      return sums.get(source.item) ?? unwrapRegister(registers.get(`item ${source.item} 0`), source.item);
    },
    lanes: (item) => laneAddresses(f, item, address(item.index), address(item.source)),
    sum: (item) => unwrapRegister(undefined, item),
  };
}

/** Writes the loads, before the loops, of numbers and memory that are the same in all iterations. */
function loadInvariants(
  f: FunctionBuilder,
  { body }: Loop,
  addressOf: FrameContext['addressOf'],
  registers: Registers,
): void {
  for (const source of body.flatMap(sourcesOf))
    if (source.from === 'number')
      remember(f, registers, numberKey(source.value), () => f32x4.const(source.value));
  for (const walk of body.flatMap(valueWalks).filter(isInvariant))
    remember(f, registers, `still ${walk.slot}`, () => v128.load(addressOf(walk.slot)));
}

/** Returns a source's value: from its register, or else loaded from memory into one. */
function valueOf(
  source: RecipeSource,
  iteration: number,
  within: {
    readonly f: FunctionBuilder;
    readonly registers: Registers;
    readonly sums: ReadonlyMap<number, Local<'v128'>>;
    readonly address: (walk: Walk, iteration: number) => Address;
  },
): V128 {
  const { f, registers, sums, address } = within;
  if (source.from === 'number')
    return remember(f, registers, numberKey(source.value), () => f32x4.const(source.value));
  if (source.from === 'item')
    return (
      sums.get(source.item) ?? unwrapRegister(registers.get(`item ${source.item} ${iteration}`), source.item)
    );
  const invariant = isInvariant(source) ? registers.get(`still ${source.slot}`) : undefined;
  if (invariant) return invariant;
  const { base, offset } = address(source, iteration);
  return remember(f, registers, `load ${walkKey(source)} ${iteration}`, () => v128.load(base, offset));
}

/** Returns the register of a key; without one, makes the value and keeps it. */
function remember(f: FunctionBuilder, registers: Registers, key: string, make: () => V128): Local<'v128'> {
  const known = registers.get(key);
  if (known) return known;
  const made = f.let(make());
  registers.set(key, made);
  return made;
}

function unwrapRegister(register: Local<'v128'> | undefined, item: number): Local<'v128'> {
  if (!register) throw new Error(`item ${item} is read before it is made`);
  return register;
}
