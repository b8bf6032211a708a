import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/jit/engine/compile.ts';
import { createEngine } from '../../../src/jit/engine/engine.ts';
import { createBuilder } from '../../../src/jit/program/builder.ts';
import { interpret } from '../../../src/jit/program/interpret.ts';
import { operandsOf, type Program } from '../../../src/jit/program/program.ts';
import { operandOf, slice, transpose, type TensorView } from '../../../src/jit/program/view.ts';
import { registerOf } from '../../../src/jit/schedule/register-of.ts';
import { inputsOf, textOf } from '../random-program.ts';

const requests = [
  { stream: 'x', kind: 'normal' as const, size: 6 },
  { stream: 'order', kind: 'permutation' as const, size: 6 },
];

/** What a program is made of: draws, what a loop makes of them, and what a loop gathers to one number. */
function open() {
  const b = createBuilder(requests);
  const drawn = b.draw(0, 0, [2, 3]);
  const made = b.map('negate', drawn);
  const total = b.reduce('sum', 0, [made]);
  const index = b.gather(b.draw(1, 0, [6]), b.table(Int32Array.of(2), [1]), 0);
  return { b, drawn, made, total, index };
}

type Parts = ReturnType<typeof open>;

describe('a number is handed over', () => {
  it.each<readonly [string, (parts: Parts) => TensorView, number, 'iteration' | 'single' | null]>([
    ['to the same iteration of a map', ({ b, made }) => b.map('root', made), 0, 'iteration'],
    ['as the second operand too', ({ b, drawn, made }) => b.map('add', drawn, made), 1, 'iteration'],
    ['to a sum over all of them', ({ b, made }) => b.reduce('sum', 0, [made]), 0, 'iteration'],
    ['in another shape', ({ b, made }) => b.map('root', b.reshape(made, [6])), 0, 'iteration'],
    ['from memory where it is a draw', ({ b, drawn }) => b.map('root', drawn), 0, null],
    ['from memory where it is turned', ({ b, made }) => b.map('root', transpose(made, [1, 0])), 0, null],
    ['from memory to a part', ({ b, made }) => b.map('root', slice(made, [1, 0], [1, 3])), 0, null],
    ['from memory to the first part', ({ b, made }) => b.map('root', slice(made, [0, 0], [1, 3])), 0, null],
    ['from memory to sums of rows', ({ b, made }) => b.reduce('sum', 1, [made]), 0, null],
    [
      'from memory to a gather',
      ({ b, made }) => b.gather(made, b.table(Int32Array.of(1, 0), [2]), 0),
      0,
      null,
    ],
    ['to one number from one number', ({ b, total }) => b.map('root', total), 0, 'single'],
    [
      'to a sum of one number from that number',
      ({ b, total }) => b.reduce('sum', 0, [b.reshape(total, [1])]),
      0,
      'single',
    ],
    [
      'from memory to a loop, which runs before one number is there',
      ({ b, drawn, total }) => b.map('add', drawn, { ...total, shape: [2, 3], strides: [0, 0] }),
      1,
      null,
    ],
    ['from memory to where a sum starts', ({ b, made, total }) => b.reduce('sum', 0, [made], total), 1, null],
    [
      'from memory to a gather, of which row to take',
      ({ b, made, index }) => b.gather(b.reshape(made, [6]), index, 0),
      1,
      null,
    ],
    [
      'from memory where the other operand is the one in place',
      ({ b, made }) => b.map('add', b.reshape(made, [3, 2]), transpose(made, [1, 0])),
      1,
      null,
    ],
    [
      'from memory to sums of one number each',
      ({ b, made }) => b.reduce('sum', 1, [b.reshape(made, [6, 1])]),
      0,
      null,
    ],
  ])('%s', (_, build, at, register) => {
    const parts = open();
    const reader = parts.b.nodes[build(parts).node]!;
    const operand = operandsOf(reader)[at]!;
    expect(registerOf(reader, operand, parts.b.nodes[operand.node]!)).toBe(register);
  });
});

describe('what stands behind one loop', () => {
  function expectInterpreted(build: (parts: Parts) => TensorView): void {
    const parts = open();
    const { b } = parts;
    const out = { input: operandOf(b.reshape(build(parts), [1])), size: 1 };
    const outputs = { metrics: {}, parameters: { out } };
    const program: Program = { nodes: b.nodes, requests, outputs, exact: true };
    const engine = createEngine(compile(program));
    engine.run([{ seed: 3, parameters: {} }]);
    expect(textOf(engine.figures(0))).toBe(textOf(interpret(program, inputsOf(program, 3))));
  }

  it('gathers the row of a number that was gathered', () =>
    expectInterpreted(({ b, made, index }) => b.gather(b.reshape(made, [6]), index, 0)));

  it('sums one number alone', () =>
    expectInterpreted(({ b, total }) =>
      b.map('negate', b.reduce('sum', 0, [b.reshape(b.map('absolute', total), [1])])),
    ));
});
