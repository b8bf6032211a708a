import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/jit/engine/compile.ts';
import { createEngine } from '../../../src/jit/engine/engine.ts';
import { simplify } from '../../../src/jit/passes/simplify.ts';
import { createBuilder } from '../../../src/jit/program/builder.ts';
import { interpret } from '../../../src/jit/program/interpret.ts';
import { operandOf, type TensorView } from '../../../src/jit/program/view.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { bookSubjects } from '../book-subjects.ts';
import { programOf } from '../in-lanes.ts';
import { inputsOf, parametersOf, randomProgram, textOf } from '../random-program.ts';

beforeAll(() => loadBackend('wasm'));

const seedsOf = (count: number) => Array.from({ length: count }, (_, i) => 90 + 7 * i);
const runOf = (seed: number) => ({ seed, parameters: parametersOf(seed % 5) });

describe('a run', () => {
  it('is the same in every lane, beside whichever others, in blocks of any size', () => {
    const seeds = seedsOf(9);
    const cut = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(
        randomProgram,
        fc.shuffledSubarray(seeds, { minLength: 4 }),
        cut,
        (program, order, sizes) => {
          const engine = createEngine(compile(simplify(program).program));
          const alone = createEngine(compile(simplify(program).program));
          let from = 0;
          for (const size of sizes) {
            const block = order.slice(from, (from += size));
            if (block.length === 0) break;
            engine.run(block.map(runOf));
            block.forEach((seed, lane) => {
              alone.run([runOf(seed)]);
              expect(textOf(engine.figures(lane), true)).toBe(textOf(alone.figures(0), true));
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is drawn, then computed twice, is the same', () => {
    fc.assert(
      fc.property(randomProgram, (program) => {
        const engine = createEngine(compile(program));
        engine.draw([runOf(1), runOf(2)]);
        engine.compute();
        const first = textOf(engine.figures(1), true);
        engine.compute();
        expect(textOf(engine.figures(1), true)).toBe(first);
      }),
      { numRuns: 60 },
    );
  });

  it('of nothing, or of more than there are lanes, is a mistake', () => {
    const engine = createEngine(compile(openProgram((b) => b.number(1))));
    expect(() => engine.run([])).toThrow('0 runs in 4 lanes');
    expect(() => engine.run(seedsOf(5).map(runOf))).toThrow('5 runs in 4 lanes');
  });
});

describe.each(Object.entries(bookSubjects))('%s', (_, { subject, settings, lifted }) => {
  it('is what the interpreter makes, however it is compiled', async () => {
    const traced = await programOf(subject, settings, lifted);
    for (const program of [traced, simplify(traced).program])
      for (const [fuse, sink] of [
        [false, false],
        [true, false],
        [true, true],
      ] as const) {
        const engine = createEngine(compile(program, { fuse, sink }));
        engine.run(seedsOf(4).map(runOf));
        for (const [lane, seed] of seedsOf(4).entries()) {
          const { parameters } = runOf(seed);
          const expected = textOf(interpret(program, inputsOf(program, seed, parameters)), true);
          expect(textOf(engine.figures(lane), true)).toBe(expected);
        }
      }
  });
});

describe('compile', () => {
  it('gives equal programs one id, and others another', async () => {
    const { subject, settings, lifted } = bookSubjects['weight decay']!;
    const id = async (changed: object) =>
      compile(simplify(await programOf(subject, { ...settings, ...changed }, lifted)).program).id;
    const first = await id({});
    expect(await id({})).toBe(first);
    expect(await id({ learningRate: 0.5 })).not.toBe(first);
    expect(await id({ epochs: 3 })).not.toBe(first);
  });

  it('tells apart programs whose constants alone differ, those in tables too', () => {
    const id = (value: number) =>
      compile(openProgram((b) => b.map('add', b.draw(0, 0, [2]), b.table(Float32Array.of(1, value), [2]))))
        .id;
    expect(id(2)).toBe(id(2));
    expect(id(2)).not.toBe(id(3));
  });

  it('cuts what is too long for one function', () => {
    const program = openProgram((b) => {
      let row: TensorView = b.draw(0, 0, [4]);
      for (let k = 0; k < 14_000; k++) row = b.map('add', row, b.number(1 / (k + 1)));
      return row;
    });
    const engine = createEngine(compile(program));
    engine.run([runOf(3)]);
    expect(textOf(engine.figures(0))).toBe(textOf(interpret(program, inputsOf(program, 3))));
  });
});

function openProgram(build: (b: ReturnType<typeof createBuilder>) => TensorView) {
  const requests = [{ stream: 'x', kind: 'normal' as const, size: 4 }];
  const builder = createBuilder(requests);
  const view = build(builder);
  const size = view.shape.reduce((product, side) => product * side, 1);
  const parameters = { out: { input: operandOf(builder.reshape(view, [size])), size } };
  return { nodes: builder.nodes, requests, outputs: { metrics: {}, parameters }, exact: true };
}
