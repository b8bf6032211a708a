import { i32 } from '../wasm/assembler/i32.ts';
import { moduleBuilder } from '../wasm/assembler/module-builder.ts';
import type { Layout } from '../schedule/plan-buffers.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { storedNodes } from '../schedule/stored-nodes.ts';
import { describeGroup } from './describe-group.ts';
import { emitLoop } from './emit-loop.ts';
import { elementBytes } from './lane-layout.ts';
import type { AddressedRecipe, Recipe } from './recipe.ts';
import { addVectorMath } from './vector-math.ts';

/** A program as WebAssembly, which makes `lanes` runs at once. */
export type Emitted = {
  /**
   * A module that imports `env.memory` and exports `run(first, end)`, which works through the records from
   * byte `first` to byte `end`.
   */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** One record for each group: the index of its function, then the addresses that it works on, in bytes. */
  readonly records: Int32Array;
  /** The number of groups. */
  readonly loops: number;
  /** The number of different functions. */
  readonly kernels: number;
  /** The recipe of each function, and how many groups use it. */
  readonly recipes: readonly { readonly recipe: Recipe; readonly times: number }[];
};

/** Writes a schedule as WebAssembly. Groups that differ only in their addresses share a function. */
export function emitProgram(schedule: Schedule, layout: Layout): Emitted {
  const stored = storedNodes(schedule);
  const groups = schedule.groups
    .filter(({ body, epilogue }) => body.length + epilogue.length > 0)
    .map((group) => describeGroup(schedule, group, layout, stored));
  const kernels = new Map<string, { readonly recipe: Recipe; readonly place: number; times: number }>();
  const places = groups.map(({ recipe }) => {
    const key = JSON.stringify(recipe);
    const kernel = kernels.get(key) ?? { recipe, place: kernels.size, times: 0 };
    kernel.times++;
    kernels.set(key, kernel);
    return kernel.place;
  });
  const recipes = [...kernels.values()].map(({ recipe, times }) => ({ recipe, times }));
  const stride = 1 + Math.max(0, ...groups.map(({ addresses }) => addresses.length));
  return {
    bytes: emitModule(
      recipes.map(({ recipe }) => recipe),
      stride,
    ),
    records: writeRecords(groups, places, stride),
    loops: groups.length,
    kernels: kernels.size,
    recipes,
  };
}

function emitModule(kernels: readonly Recipe[], stride: number): Uint8Array<ArrayBuffer> {
  const module = moduleBuilder();
  module.importMemory('env', 'memory', 1);
  const math = addVectorMath(module);
  const parameters = { record: 'i32' } as const;
  const functions = kernels.map(({ loops }, index) =>
    module.function(`loop ${index}`, parameters, (f, { record }) => {
      for (const loop of loops) emitLoop(f, loop, (slot) => i32.load(record, 4 * (1 + slot)), math);
    }),
  );
  const table = module.table(functions);
  const signature = module.signature(parameters, 'nothing');
  const run = module.function('run', { at: 'i32', end: 'i32' }, (f, { at, end }) => {
    // A program that only passes on its inputs has no records.
    f.if(i32.lt_u(at, end), () =>
      f.loop((again) => {
        f.do(table.call(signature, i32.load(at), { record: at }));
        f.set(at, i32.add(at, 4 * stride));
        f.brIf(again, i32.lt_u(at, end));
      }),
    );
  });
  module.export(run);
  return module.bytes();
}

/** @param stride 32-bit words of a record */
function writeRecords(
  groups: readonly AddressedRecipe[],
  kernels: readonly number[],
  stride: number,
): Int32Array {
  const records = new Int32Array(groups.length * stride);
  groups.forEach(({ addresses }, at) => {
    records[at * stride] = kernels[at] ?? -1;
    addresses.forEach((address, slot) => {
      records[at * stride + 1 + slot] = address * elementBytes;
    });
  });
  return records;
}
