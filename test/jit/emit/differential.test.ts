import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/jit/engine/compile.ts';
import { createEngine } from '../../../src/jit/engine/engine.ts';
import { simplify } from '../../../src/jit/passes/simplify.ts';
import { interpret } from '../../../src/jit/program/interpret.ts';
import type { Program } from '../../../src/jit/program/program.ts';
import { firstOf } from '../../tools/at-length.ts';
import { inputsOf, loopProgram, parametersOf, randomProgram, textOf } from '../random-program.ts';

const seeds = [5, 66, 777, 8888];
const lanes = seeds.map((seed, lane) => ({ seed, parameters: parametersOf(lane) }));
const numRuns = 300;

function interpreted(program: Program): string {
  return lanes
    .map(({ seed, parameters }) => textOf(interpret(program, inputsOf(program, seed, parameters)), true))
    .join('\n');
}

function inEngine(program: Program, options: { fuse: boolean; sink: boolean }): string {
  const engine = createEngine(compile(program, options));
  engine.run(lanes);
  return lanes.map((_, lane) => textOf(engine.figures(lane), true)).join('\n');
}

describe('WebAssembly makes what the interpreter makes, to the bit', () => {
  const choices = [
    { fuse: true, sink: true },
    { fuse: false, sink: false },
    { fuse: true, sink: false },
    { fuse: false, sink: true },
  ];
  it.each(firstOf(1, choices))('of random programs: %o', (options) => {
    fc.assert(
      fc.property(fc.oneof(randomProgram, loopProgram), (program) => {
        expect(inEngine(program, options)).toBe(interpreted(program));
      }),
      { numRuns },
    );
  });

  it('of random programs after the passes', () => {
    fc.assert(
      fc.property(fc.oneof(randomProgram, loopProgram), (given) => {
        const { program } = simplify(given);
        expect(inEngine(program, { fuse: true, sink: true })).toBe(interpreted(program));
      }),
      { numRuns },
    );
  });
});
