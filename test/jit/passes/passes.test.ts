import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { passes, simplify, type PassName } from '../../../src/jit/passes/simplify.ts';
import { createBuilder, type Builder } from '../../../src/jit/program/builder.ts';
import { interpret } from '../../../src/jit/program/interpret.ts';
import {
  nodeSize,
  operandsOf,
  outputOperands,
  sizeOf,
  type Program,
} from '../../../src/jit/program/program.ts';
import { operandOf, slice, transpose, type TensorView } from '../../../src/jit/program/view.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { bookSubjects } from '../book-subjects.ts';
import { programOf } from '../in-lanes.ts';
import { inputsOf, isModerate, parametersOf, randomProgram, textOf } from '../random-program.ts';

beforeAll(() => loadBackend('wasm'));

const names = Object.keys(passes) as PassName[];
const subsets = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_name, k) => (bits >> k) & 1),
);

function figuresOf(program: Program): string {
  return textOf(interpret(program, inputsOf(program, 31, parametersOf(0))));
}

/** Every node reads earlier ones, within what they hold. */
function expectValid({ nodes, outputs }: Program): void {
  nodes.forEach((node, id) => {
    for (const operand of operandsOf(node)) expect(operand.node).toBeLessThan(id);
  });
  for (const { node, offset } of outputOperands(outputs)) {
    const made = nodes[node];
    expect(made && offset < nodeSize(made)).toBe(true);
  }
}

describe.each(names)('%s', (name) => {
  it('leaves the figures of random programs as they are, and valid', () => {
    fc.assert(
      fc.property(randomProgram, (program) => {
        fc.pre(isModerate(program, inputsOf(program, 31, parametersOf(0))));
        const passed = passes[name](program);
        // what is dead may read what is gone
        expectValid(passes.dropDead(passed));
        expect(figuresOf(passed)).toBe(figuresOf(program));
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(randomProgram, (program) => {
        // without what a pass itself leaves behind for dropDead
        const once = passes.dropDead(passes[name](passes.dropDead(program)));
        const twice = passes.dropDead(passes[name](once));
        expect(twice).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe('simplify', () => {
  it('leaves the figures as they are, whichever passes run', () => {
    fc.assert(
      fc.property(randomProgram, fc.constantFrom(...subsets), (program, without) => {
        fc.pre(isModerate(program, inputsOf(program, 31, parametersOf(0))));
        expect(figuresOf(simplify(program, new Set(without)).program)).toBe(figuresOf(program));
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.entries(bookSubjects))(
    'leaves the figures of %s as they are',
    async (_, { subject, settings, lifted }) => {
      const program = await programOf(subject, settings, lifted);
      const figures = figuresOf(program);
      for (const without of subsets)
        expect(figuresOf(simplify(program, new Set(without)).program)).toBe(figures);
      expect(simplify(program).program.nodes.length).toBeLessThan((program.nodes.length * 2) / 3);
    },
  );

  it('has nothing left to do on what it made', () => {
    fc.assert(
      fc.property(randomProgram, (given) => {
        const { program } = simplify(given);
        expect(passes.dropDead(program).nodes.length).toBe(program.nodes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reports every pass that ran, and no other', () => {
    const { reports } = simplify(
      made((b) => b.map('negate', x(b))),
      new Set(['mergeCommon']),
    );
    expect(new Set(reports.map(({ pass }) => pass))).toEqual(
      new Set(names.filter((name) => name !== 'mergeCommon')),
    );
    expect(reports.at(-1)?.nodes).toBe(2);
  });
});

/** A program of one output. */
function made(build: (b: Builder) => TensorView): Program {
  const requests = [{ stream: 'x', kind: 'normal' as const, size: 6 }];
  const builder = createBuilder(requests);
  const view = build(builder);
  const size = sizeOf(view.shape);
  const input = operandOf(builder.reshape(view, [size]));
  return {
    nodes: builder.nodes,
    requests,
    outputs: { metrics: {}, parameters: { out: { input, size } } },
    exact: true,
  };
}

const x = (b: Builder, shape: readonly number[] = [2, 3]) => b.draw(0, 0, shape);
const kindsOf = ({ nodes }: Program) =>
  nodes
    .map((node) =>
      node.kind === 'map' ? node.operation : node.kind === 'number' ? `${node.value}` : node.kind,
    )
    .join(', ');

/** What is left of one output after a pass, and what no output rests on dropped. */
function left(name: PassName, build: (b: Builder) => TensorView): string {
  return kindsOf(passes.dropDead(passes[name](made(build))));
}

describe('dropDead', () => {
  it('drops what no output rests on, however long the chain', () => {
    const program = made((b) => {
      const given = x(b);
      b.map('root', b.map('add', given, b.number(1)));
      return b.map('negate', given);
    });
    expect(kindsOf(program)).toBe('draw, 1, add, root, negate');
    expect(kindsOf(passes.dropDead(program))).toBe('draw, negate');
  });
});

describe('dropAliases', () => {
  it.each<readonly [string, (b: Builder) => TensorView, string]>([
    ['a copy of what lies dense', (b) => b.map('negate', b.map('copy', x(b))), 'draw, negate'],
    ['a copy of a dense part', (b) => b.map('copy', slice(x(b), [1, 0], [1, 3])), 'draw'],
    ['not a copy of a column', (b) => b.map('copy', slice(x(b), [0, 1], [2, 1])), 'draw, copy'],
    ['not a copy that turns', (b) => b.map('copy', transpose(x(b), [1, 0])), 'draw, copy'],
    ['a sum of one term from 0', (b) => b.reduce('sum', 1, [x(b, [6, 1])]), 'draw'],
    ['a sum of one product', (b) => b.reduce('sum', 1, [x(b, [6, 1]), x(b, [6, 1])]), 'draw, draw, multiply'],
    ['not a sum from elsewhere', (b) => b.reduce('sum', 1, [x(b, [6, 1])], b.number(1)), 'draw, 1, reduce'],
    ['not a sum of two terms', (b) => b.reduce('sum', 1, [x(b, [3, 2])]), 'draw, 0, reduce'],
    ['not the maximum', (b) => b.reduce('maximum', 1, [x(b, [6, 1])]), 'draw, -Infinity, reduce'],
  ])('%s', (_, build, kinds) => {
    expect(left('dropAliases', build)).toBe(kinds);
  });

  it('makes an array of one number throughout that number, and rows of it none', () => {
    const program = passes.dropDead(
      passes.dropAliases(
        made((b) => b.gather(b.map('negate', b.number(3, [4, 2])), b.table(Int32Array.of(3, 0), [2]), 0)),
      ),
    );
    expect(kindsOf(program)).toBe('3, negate');
    expect(program.nodes.map(nodeSize)).toEqual([1, 1]);
    expect([...(interpret(program, inputsOf(program, 1)).parameters['out'] ?? [])]).toEqual([-3, -3, -3, -3]);
  });
});

describe('foldConstants', () => {
  it.each<readonly [string, (b: Builder) => TensorView, string]>([
    [
      'computes what is constant',
      (b) => b.map('add', x(b), b.map('divide', b.number(1), b.number(4))),
      'draw, 0.25, add',
    ],
    ['rounds it to float32', (b) => b.map('add', b.number(16_777_216), b.number(1)), '16777216'],
    ['x · 1', (b) => b.map('multiply', x(b), b.number(1)), 'draw'],
    ['1 · x', (b) => b.map('multiply', b.number(1), x(b)), 'draw'],
    ['x / 1', (b) => b.map('divide', x(b), b.number(1)), 'draw'],
    ['not 1 / x', (b) => b.map('divide', b.number(1), x(b)), '1, draw, divide'],
    ['x − 0', (b) => b.map('subtract', x(b), b.number(0)), 'draw'],
    ['not 0 − x', (b) => b.map('subtract', b.number(0), x(b)), '0, draw, subtract'],
    ['not x + 0, which turns −0', (b) => b.map('add', x(b), b.number(0)), 'draw, 0, add'],
    ['not x − (−0)', (b) => b.map('subtract', x(b), b.number(-0)), 'draw, 0, subtract'],
    [
      'not x · 1 where it is repeated',
      (b) => b.map('multiply', x(b, [6]), b.number(1, [2, 6])),
      'draw, 1, multiply',
    ],
  ])('%s', (_, build, kinds) => {
    expect(left('foldConstants', build)).toBe(kinds);
  });
});

describe('extractPowers', () => {
  it.each<readonly [string, (b: Builder) => TensorView, string]>([
    [
      '2x · ½ is x',
      (b) => b.map('multiply', b.map('multiply', x(b), b.number(2)), b.number(0.5)),
      'draw, copy',
    ],
    ['x / 4 is x · ¼', (b) => b.map('divide', x(b), b.number(4)), 'draw, 0.25, multiply'],
    ['x / 3 stays', (b) => b.map('divide', x(b), b.number(3)), 'draw, 3, divide'],
    [
      '(2x)(2x) is 4x²',
      (b) => {
        const twice = b.map('multiply', x(b), b.number(2));
        return b.map('multiply', twice, twice);
      },
      'draw, multiply, 4, multiply',
    ],
    [
      '(3x)(3x) stays',
      (b) => {
        const thrice = b.map('multiply', x(b), b.number(3));
        return b.map('multiply', thrice, thrice);
      },
      'draw, 3, multiply, multiply',
    ],
    [
      '(−2x) · y',
      (b) => b.map('multiply', b.map('multiply', b.number(-2), x(b)), x(b)),
      'draw, draw, multiply, -2, multiply',
    ],
  ])('%s', (_, build, kinds) => {
    expect(left('extractPowers', build)).toBe(kinds);
  });
});

it('extractPowers finds what is bare where it lies, however it is read', () => {
  const program = made((b) => {
    const half = b.map('multiply', slice(x(b, [6]), [3], [3]), b.number(0.5));
    return b.map('multiply', slice(half, [1], [2]), b.number(2));
  });
  expect(kindsOf(passes.dropDead(passes.extractPowers(program)))).toBe('draw, copy');
  expect(figuresOf(passes.extractPowers(program))).toBe(figuresOf(program));
});

describe('mergeCommon', () => {
  it.each<readonly [string, (b: Builder) => TensorView, string]>([
    [
      'the same draw, number and sum once',
      (b) => b.map('multiply', b.map('add', x(b), b.number(1)), b.map('add', x(b), b.number(1))),
      'draw, 1, add, multiply',
    ],
    [
      'sums whichever side is first',
      (b) => {
        const [p, q] = [x(b), b.map('negate', x(b))];
        return b.map('subtract', b.map('add', p, q), b.map('add', q, p));
      },
      'draw, negate, add, subtract',
    ],
    [
      'not differences',
      (b) => {
        const [p, q] = [x(b), b.map('negate', x(b))];
        return b.map('add', b.map('subtract', p, q), b.map('subtract', q, p));
      },
      'draw, negate, subtract, subtract, add',
    ],
    [
      'not 0 and −0',
      (b) => b.map('divide', b.map('add', x(b), b.number(0)), b.map('add', x(b), b.number(-0))),
      'draw, 0, add, 0, add, divide',
    ],
    [
      'not other parts of a draw',
      (b) => b.map('add', b.draw(0, 0, [3]), b.draw(0, 3, [3])),
      'draw, draw, add',
    ],
  ])('%s', (_, build, kinds) => {
    expect(left('mergeCommon', build)).toBe(kinds);
  });
});
