import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementBytes, lanes } from '../../../src/jit/emit/lane-layout.ts';
import { compile } from '../../../src/jit/engine/compile.ts';
import { createStreamDrawer, type SeedsOf } from '../../../src/jit/engine/draw-streams.ts';
import { createEngine, type Engine, type LaneRun } from '../../../src/jit/engine/engine.ts';
import { createBuilder } from '../../../src/jit/program/builder.ts';
import type { Program } from '../../../src/jit/program/program.ts';
import { operandOf } from '../../../src/jit/program/view.ts';
import { webAssembly } from '../../../src/jit/wasm/web-assembly.ts';
import { loopProgram, parametersOf, randomProgram, textOf } from '../random-program.ts';

const requests = [
  { stream: 'x', kind: 'normal' as const, size: 5 },
  { stream: 'order', kind: 'permutation' as const, size: 6 },
  { stream: 'x', kind: 'normal' as const, size: 3 },
];

/** λ · x over numbers of two requests to one stream, beside a stream that it does not read. */
function scaled(): Program {
  const b = createBuilder(requests);
  const lambda = b.parameter('lambda', []);
  const [first, second] = [b.map('multiply', b.draw(0, 0, [5]), lambda), b.draw(2, 0, [3])];
  const parameters = {
    first: { input: operandOf(first), size: 5 },
    second: { input: operandOf(second), size: 3 },
  };
  return { nodes: b.nodes, requests, outputs: { metrics: {}, parameters }, exact: true };
}

const open = (): Engine => createEngine(compile(scaled()));
const run = (seed: number, lambda: number, streamSeeds: Record<string, number> = {}): LaneRun => ({
  seed,
  streamSeeds,
  parameters: { lambda },
});

/** All that runs got and left. */
function traceOf(engine: Engine, runs: readonly LaneRun[], requested = requests.length): string {
  return runs
    .map((_, lane) => {
      const draws = Array.from({ length: requested }, (__, request) => engine.drawn(request, lane).join());
      return [textOf(engine.figures(lane), true), ...draws].join('\n');
    })
    .join('\n');
}

function afresh(program: Program, runs: readonly LaneRun[]): string {
  const engine = createEngine(compile(program));
  engine.run(runs);
  return traceOf(engine, runs, program.requests.length);
}

/** The streams of the program alone, over memory in which a test can see what is drawn. */
function openDrawer() {
  const compiled = compile(scaled());
  const statesAt = compiled.layout.size * elementBytes;
  const memory = new webAssembly.Memory({ initial: 1 });
  const integers = new Int32Array(memory.buffer);
  const streams = createStreamDrawer(compiled, memory, statesAt);
  const seedsOf =
    (own: Record<string, number>): SeedsOf =>
    (stream) => [1, 2, 3, own[stream] ?? 4];
  /** The requests that get numbers when some are drawn: −1 is none, neither as an integer nor as a float. */
  const drawnBy = (draw: () => void): readonly string[] => {
    integers.fill(-1, 0, statesAt / 4);
    draw();
    return requests.flatMap(({ stream, size }, request) => {
      const from = compiled.layout.requests[request]! * lanes;
      return integers.subarray(from, from + size * lanes).every((word) => word === -1) ? [] : [stream];
    });
  };
  return {
    drawAll: (own = {}) => drawnBy(() => streams.drawAll(seedsOf(own))),
    drawChanged: (own = {}) => drawnBy(() => streams.drawChanged(seedsOf(own))),
  };
}

describe('streams', () => {
  it('are not drawn anew for the seeds of last time', () => {
    const { drawChanged } = openDrawer();
    expect(drawChanged()).toEqual(['x', 'order', 'x']);
    expect(drawChanged()).toEqual([]);
  });

  it('are drawn anew where the seed of one lane changes, all requests of that stream and no other', () => {
    const { drawChanged } = openDrawer();
    drawChanged();
    expect(drawChanged({ x: 99 })).toEqual(['x', 'x']);
    expect(drawChanged({ x: 99, order: 7 })).toEqual(['order']);
    expect(drawChanged({ order: 7 })).toEqual(['x', 'x']);
  });

  it('are drawn whatever was drawn last where all are asked for, which then counts as last', () => {
    const { drawAll, drawChanged } = openDrawer();
    drawChanged();
    expect(drawAll()).toEqual(['x', 'order', 'x']);
    expect(drawAll({ order: 7 })).toEqual(['x', 'order', 'x']);
    expect(drawChanged({ order: 7 })).toEqual([]);
    expect(drawChanged()).toEqual(['order']);
  });
});

describe('an engine that ran before', () => {
  it('makes of the same seeds and other parameters what a new one makes', () => {
    const engine = open();
    engine.run([run(7, 1), run(8, 2)]);
    const runs = [run(7, 5), run(8, -3)];
    engine.run(runs);
    expect(traceOf(engine, runs)).toBe(afresh(scaled(), runs));
  });

  it('draws the same seeds in other lanes anew', () => {
    const engine = open();
    engine.run([run(7, 1), run(8, 1)]);
    const runs = [run(8, 1), run(7, 1)];
    engine.run(runs);
    expect(traceOf(engine, runs)).toBe(afresh(scaled(), runs));
  });

  it('draws anew where the last lane alone has another seed', () => {
    const engine = open();
    engine.run([1, 2, 3, 4].map((seed) => run(seed, 1)));
    const runs = [1, 2, 3, 5].map((seed) => run(seed, 1));
    engine.run(runs);
    expect(traceOf(engine, runs)).toBe(afresh(scaled(), runs));
  });

  it.each([['x'], ['order']])(
    'makes what a new one makes where the seed of the stream %s alone changes',
    (stream) => {
      const engine = open();
      engine.run([run(7, 1)]);
      const runs = [run(7, 1, { [stream]: 99 })];
      engine.run(runs);
      expect(traceOf(engine, runs)).toBe(afresh(scaled(), runs));
    },
  );

  it('draws a stream anew whose seed is the run’s again', () => {
    const engine = open();
    engine.run([run(7, 1, { x: 99 })]);
    engine.run([run(7, 1)]);
    expect(traceOf(engine, [run(7, 1)])).toBe(afresh(scaled(), [run(7, 1)]));
  });

  it('takes a stream’s own seed for the run’s where they are one number', () => {
    const engine = open();
    engine.run([run(7, 1, { x: 8 })]);
    const runs = [run(8, 1)];
    engine.run(runs);
    expect(traceOf(engine, runs)).toBe(afresh(scaled(), runs));
  });

  it('goes on from what was drawn apart', () => {
    const engine = open();
    engine.run([run(7, 1)]);
    for (const seed of [7, 8]) {
      engine.draw([run(8, 1)]);
      engine.run([run(seed, 4)]);
      expect(traceOf(engine, [run(seed, 4)])).toBe(afresh(scaled(), [run(seed, 4)]));
    }
  });
});

it('a random program makes in any row of blocks what a new engine makes of each', () => {
  const seed = fc.integer({ min: 1, max: 2 });
  const lane = fc.record({
    seed,
    streamSeeds: fc.dictionary(fc.constantFrom('x', 'order', 'y'), seed, { maxKeys: 2 }),
    parameters: fc.integer({ min: 0, max: 3 }).map(parametersOf),
  });
  const block = fc.array(lane, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.oneof(randomProgram, loopProgram),
      fc.array(fc.tuple(block, fc.boolean()), { minLength: 2, maxLength: 5 }),
      (program, blocks) => {
        const engine = createEngine(compile(program));
        for (const [runs, drawnApart] of blocks) {
          if (drawnApart) engine.draw(runs);
          engine.run(runs);
          expect(traceOf(engine, runs, program.requests.length)).toBe(afresh(program, runs));
        }
      },
    ),
    { numRuns: 60 },
  );
});
