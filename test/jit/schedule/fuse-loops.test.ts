import { describe, expect, it } from 'vitest';
import { simplify } from '../../../src/jit/passes/simplify.ts';
import { createBuilder, type Builder } from '../../../src/jit/program/builder.ts';
import type { Program } from '../../../src/jit/program/program.ts';
import { operandOf, transpose, type TensorView } from '../../../src/jit/program/view.ts';
import { fuseLoops } from '../../../src/jit/schedule/fuse-loops.ts';
import { planBuffers } from '../../../src/jit/schedule/plan-buffers.ts';
import { sinkChains } from '../../../src/jit/schedule/sink-chains.ts';
import { groupOfNode } from '../../../src/jit/schedule/uses.ts';

const [rows, batch, inputs] = [6, 2, 5];

/** How a step comes by its rows: [batch, inputs], and what it calls its own. */
type TakeRows = (b: Builder, step: number, x: TensorView) => TensorView;

const gathered: TakeRows = (b, step, x) => b.gather(x, b.draw(1 + 2 * step, 0, [batch]), 0);
const masked: TakeRows = (b, step, x) => {
  const mask = b.map('less', b.draw(2 + 2 * step, 0, [batch, inputs]), b.number(0));
  return b.map('multiply', { ...x, shape: [batch, inputs] }, mask);
};

/** Steps of gradient descent on w [inputs], with what each one made: its rows, and the weights after. */
function descend(steps: number, takeRows: TakeRows) {
  const normal = (stream: string, size: number) => ({ stream, kind: 'normal' as const, size });
  const requests = [
    normal('features', rows * inputs + inputs),
    ...Array.from({ length: steps }, () => [
      { stream: 'order', kind: 'permutation' as const, size: rows },
      normal('mask', batch * inputs),
    ]).flat(),
  ];
  const b = createBuilder(requests);
  const x = b.draw(0, 0, [rows, inputs]);
  let w = b.draw(0, rows * inputs, [inputs]);
  const made = Array.from({ length: steps }, (_, step) => {
    const own = takeRows(b, step, x);
    const across = { ...w, shape: [batch, inputs], strides: [0, ...w.strides] };
    const errors = b.reduce('sum', 1, [own, across]);
    const down = { ...errors, shape: [inputs, batch], strides: [0, ...errors.strides] };
    w = b.map('subtract', w, b.reduce('sum', 1, [transpose(own, [1, 0]), down]));
    return { rows: own.node, weights: w.node };
  });
  const parameters = { w: { input: operandOf(w), size: inputs } };
  const program: Program = { nodes: b.nodes, requests, outputs: { metrics: {}, parameters }, exact: true };
  return { program, made };
}

describe.each([
  ['gathered', gathered],
  ['masked by draws', masked],
])('rows %s', (_, takeRows) => {
  it('are made after the step before, not with the first ones', () => {
    const { program, made } = descend(4, takeRows);
    const place = groupOfNode(fuseLoops(program).groups, program.nodes.length);
    made.slice(1).forEach(({ rows: own }, before) => {
      expect(place[own]).toBeGreaterThan(place[made[before]!.weights]!);
    });
  });

  it('take no more memory however many steps there are', () => {
    const ownSize = (steps: number) => {
      const { program } = simplify(descend(steps, takeRows).program);
      const drawn = program.requests.reduce((sum, { size }) => sum + size, 0);
      return planBuffers(sinkChains(fuseLoops(program))).size - drawn;
    };
    expect(ownSize(9)).toBe(ownSize(3));
  });
});

describe('a single number that is gathered', () => {
  const requests = [
    { stream: 'x', kind: 'normal' as const, size: 4 },
    { stream: 'order', kind: 'permutation' as const, size: 4 },
  ];

  function open() {
    const b = createBuilder(requests);
    const labels = b.map('negate', b.draw(0, 0, [4]));
    const long = b.map('copy', { ...labels, shape: [3, 4], strides: [0, 1] });
    const placeOf = (view: TensorView) => {
      const { groups } = fuseLoops({
        nodes: b.nodes,
        requests,
        outputs: { metrics: {}, parameters: {} },
        exact: true,
      });
      return { place: groupOfNode(groups, b.nodes.length)[view.node], groups };
    };
    return { b, labels, long, placeOf };
  }

  it('comes after the last loop, though what it reads was made long before', () => {
    const { b, labels, long, placeOf } = open();
    const label = b.gather(labels, b.draw(1, 2, [1]), 0);
    const { place, groups } = placeOf(label);
    expect(place).toBe(groups.length - 1);
    expect(groups.at(-1)).toMatchObject({ body: [long.node], epilogue: [label.node] });
  });

  it('unlike one that is computed, which stands behind the loop that made what it reads', () => {
    const { b, labels, placeOf } = open();
    const total = b.reduce('sum', 0, [labels]);
    expect(placeOf(b.map('negate', total)).place).toBe(placeOf(labels).place);
  });
});
