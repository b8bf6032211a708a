import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { simplify } from '../../../src/jit/passes/simplify.ts';
import {
  nodeSize,
  operandsOf,
  outputOperands,
  type NodeId,
  type Program,
} from '../../../src/jit/program/program.ts';
import { fuseLoops } from '../../../src/jit/schedule/fuse-loops.ts';
import { planBuffers } from '../../../src/jit/schedule/plan-buffers.ts';
import { isLeaf, type Schedule } from '../../../src/jit/schedule/schedule.ts';
import { sinkChains } from '../../../src/jit/schedule/sink-chains.ts';
import { storedNodes } from '../../../src/jit/schedule/stored-nodes.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { bookSubjects } from '../book-subjects.ts';
import { programOf } from '../in-lanes.ts';
import { loopProgram, randomProgram } from '../random-program.ts';

beforeAll(() => loadBackend('wasm'));

const ways: Readonly<Record<string, (program: Program) => Schedule>> = {
  'a loop a node': (program) => fuseLoops(program, true),
  fused: (program) => fuseLoops(program),
  'fused and sunk': (program) => sinkChains(fuseLoops(program)),
};

/** Every computed node is in one group, and after what it reads. */
function expectOrdered({ program, groups }: Schedule): void {
  const order = groups.flatMap(({ body, epilogue }) => [...body, ...epilogue]);
  const computed = program.nodes.flatMap((node, id) => (isLeaf(node) ? [] : [id]));
  expect([...order].toSorted((a, b) => a - b)).toEqual(computed);
  const done = new Set<NodeId>();
  for (const id of order) {
    for (const { node } of operandsOf(program.nodes[id]!))
      if (!isLeaf(program.nodes[node]!) && !done.has(node))
        throw new Error(`${id} is computed before ${node}`);
    done.add(id);
  }
}

/** Replays which node each element of memory holds: what is read must hold what its reader means. */
function expectKept(schedule: Schedule): void {
  const { program, groups } = schedule;
  const { nodes } = program;
  const layout = planBuffers(schedule);
  const stored = storedNodes(schedule);
  const groupOf = new Map(
    groups.flatMap(({ body, epilogue }, g) => [...body, ...epilogue].map((id) => [id, g] as const)),
  );
  const memory = new Map<number, NodeId | string>();
  const hold = (place: number, size: number, what: NodeId | string) => {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place + size).toBeLessThanOrEqual(layout.size);
    for (let i = 0; i < size; i++) memory.set(place + i, what);
  };
  const expectHeld = (id: NodeId) => {
    const [node, place] = [nodes[id]!, layout.places[id]];
    if (node.kind === 'number') return;
    if (place === undefined) throw new Error(`${id} has no place`);
    const owner = node.kind === 'draw' ? `draw ${node.request}` : node.kind === 'parameter' ? node.name : id;
    for (let i = 0; i < nodeSize(node); i++)
      if (memory.get(place + i) !== owner)
        throw new Error(`${id} is overwritten by ${memory.get(place + i)}`);
  };
  layout.requests.forEach((place, request) =>
    hold(place, program.requests[request]!.size, `draw ${request}`),
  );
  for (const [name, place] of Object.entries(layout.parameters)) hold(place, 1, name);
  nodes.forEach((node, id) => {
    if (node.kind === 'table') hold(layout.places[id] ?? -1, nodeSize(node), id);
  });
  groups.forEach(({ body, epilogue }, g) => {
    const all = [...body, ...epilogue];
    // At any moment of a group anything of it may be written: so before it reads, and after.
    const reads = all.flatMap((id) => operandsOf(nodes[id]!).map(({ node }) => node));
    const before = reads.filter((id) => groupOf.get(id) !== g);
    before.forEach(expectHeld);
    for (const id of all) if (stored.has(id)) hold(layout.places[id] ?? -1, nodeSize(nodes[id]!), id);
    before.forEach(expectHeld);
    for (const id of all) if (stored.has(id)) expectHeld(id);
  });
  for (const { node } of outputOperands(program.outputs)) expectHeld(node);
}

describe.each(Object.entries(ways))('%s', (_, schedule) => {
  it('computes every node once, after what it reads', () => {
    fc.assert(
      fc.property(fc.oneof(randomProgram, loopProgram), (program) => expectOrdered(schedule(program))),
      { numRuns: 150 },
    );
  });

  it('never writes over what is still read', () => {
    fc.assert(
      fc.property(fc.oneof(randomProgram, loopProgram), (program) => {
        expectKept(schedule(program));
        expectKept(schedule(simplify(program).program));
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.entries(bookSubjects))('of %s too', async (__, { subject, settings, lifted }) => {
    const { program } = simplify(await programOf(subject, settings, lifted));
    expectOrdered(schedule(program));
    expectKept(schedule(program));
  });
});

it.each([1, 3, 7])(
  'takes memory again: the working set of a fit by batches of %i does not grow with its steps',
  async (batchSize) => {
    const { subject, settings, lifted } = bookSubjects['weight decay']!;
    const sizeOf = async (epochs: number) => {
      const { program } = simplify(await programOf(subject, { ...settings, batchSize, epochs }, lifted));
      const drawn = program.requests.reduce((sum, { size }) => sum + size, 0);
      const metrics = Object.values(program.outputs.metrics).flat().length;
      return planBuffers(sinkChains(fuseLoops(program))).size - drawn - metrics;
    };
    expect(await sizeOf(6)).toBeLessThanOrEqual((await sizeOf(3)) + 2);
  },
);

it('puts what one loop can share into one group', async () => {
  const { subject, settings, lifted } = bookSubjects['weight decay']!;
  const { program } = simplify(await programOf(subject, settings, lifted));
  const groups = (schedule: Schedule) =>
    schedule.groups.filter(({ body, epilogue }) => body.length + epilogue.length > 0).length;
  expect(groups(fuseLoops(program))).toBeLessThan(groups(fuseLoops(program, true)) / 2);
});

it('sinks what need not be stored', async () => {
  const { subject, settings, lifted } = bookSubjects['weight decay']!;
  const { program } = simplify(await programOf(subject, settings, lifted));
  const fused = fuseLoops(program);
  expect(storedNodes(sinkChains(fused)).size).toBeLessThan(storedNodes(fused).size);
});
