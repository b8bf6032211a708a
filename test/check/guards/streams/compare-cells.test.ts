import { describe, expect, it } from 'vitest';
import { compareDraws } from '../../../../src/check/guards/streams/compare-cells.ts';
import type { StreamsMeasurement } from '../../../../src/check/guards/streams/measurement.ts';
import type { Experiment } from '../../../../src/model/experiment/experiment.ts';
import type { SettingValue } from '../../../../src/model/experiment/settings.ts';

type Draw = StreamsMeasurement['draws'][number];
type Given = Partial<Pick<Experiment, 'redraw' | 'sizes'>>;

const draw = (stream: string, shape: number[], digest = String(shape)): Draw => ({
  stream,
  kind: 'normal',
  size: shape.reduce((size, side) => size * side, 1),
  shape,
  digest,
});
const repeat = (count: number, one: Draw) => Array.from({ length: count }, () => one);

/** Cells along one axis, and what each drew. */
function along(
  axis: string,
  cells: readonly (readonly [SettingValue, readonly Draw[]])[],
  given: Given = {},
) {
  const values = cells.map(([value, draws]) => ({
    run: `${axis}=${value}`,
    seed: 1,
    settings: { [axis]: value },
    epochs: {},
    draws: [...draws],
  }));
  return compareDraws(values, { sweep: { [axis]: [] }, redraw: [], ...given }).map(({ measured, cause }) =>
    measured === 0 ? 'alike' : cause.code,
  );
}

const x = draw('x', [4]);

it('names the axis along which cells got other numbers', () => {
  const cell = (lambda: number, digest: string) => ({
    run: `lambda=${lambda}`,
    seed: 1,
    settings: { lambda },
    epochs: {},
    draws: [draw('x', [4], digest)],
  });
  const [found] = compareDraws([cell(0, 'a'), cell(5, 'b')], { sweep: { lambda: [] }, redraw: [] });
  expect(found?.cause).toEqual({
    code: 'draws-differ',
    run: 'lambda=5',
    other: 'lambda=0',
    stream: 'x',
    axis: 'lambda',
  });
});

describe('cells of a seed that differ in λ', () => {
  it.each<[string, Draw[], string]>([
    ['drew the same', [x], 'alike'],
    ['drew other numbers', [draw('x', [4], 'other')], 'draws-differ'],
    ['drew the same numbers as another kind', [{ ...x, kind: 'permutation' }], 'draws-differ'],
    ['drew once more at the end', [x, x], 'draw-amount'],
    ['drew a stream that the other does not', [x, draw('extra', [20])], 'draw-amount'],
    ['drew more at once', [draw('x', [5])], 'draw-amount'],
    ['drew as many in another shape', [draw('x', [2, 2])], 'draw-amount'],
    ['drew nothing', [], 'draw-amount'],
  ])('%s', (_, draws, expected) => {
    expect(
      along('lambda', [
        [0, [x]],
        [5, draws],
      ]),
    ).toEqual([expected]);
  });

  it('at a strength that is no whole number of 1 or more, nothing accounts for another amount', () => {
    for (const [none, some] of [
      [0, 1],
      [0.1, 5],
      [0, 0.5],
      [1, 5],
    ] as const)
      expect(
        along('lambda', [
          [none, [x]],
          [some, [x, x]],
        ]),
      ).toEqual(['draw-amount']);
  });

  it('of three, all that draw more are named', () => {
    expect(
      along('lambda', [
        [1, [x]],
        [2, [x, x]],
        [5, [x, x]],
      ]),
    ).toEqual(['draw-amount', 'draw-amount']);
  });
});

describe('cells of a seed that differ in a size', () => {
  const order = draw('order', [9]);
  it.each<[string, string, readonly (readonly [SettingValue, readonly Draw[]])[]]>([
    [
      'an order an epoch',
      'epochs',
      [
        [2, repeat(2, order)],
        [4, repeat(4, order)],
        [9, repeat(9, order)],
      ],
    ],
    [
      'an order more than epochs',
      'epochs',
      [
        [2, repeat(3, order)],
        [4, repeat(5, order)],
      ],
    ],
    [
      'layers of a width, then what the shift of these leaves',
      'width',
      [
        [8, [draw('init', [3, 8]), draw('init', [8, 1])]],
        [16, [draw('init', [3, 16], 'a'), draw('init', [16, 1], 'b')]],
      ],
    ],
    [
      'weights in one row',
      'width',
      [
        [8, [draw('init', [33])]],
        [16, [draw('init', [65])]],
      ],
    ],
    [
      'a batch drawn at each step',
      'batchSize',
      [
        [1, repeat(40, x)],
        [5, repeat(8, x)],
        [3, repeat(14, x)],
      ],
    ],
    [
      'four fifths of the rows',
      'rows',
      [
        [10, [draw('order', [8])]],
        [101, [draw('order', [80])]],
      ],
    ],
    [
      'what Math.random gave for all of it',
      'epochs',
      [
        [1, [draw('Math.random', [31])]],
        [10, [draw('Math.random', [207])]],
      ],
    ],
  ])('%s', (_, axis, cells) => {
    expect(along(axis, cells)).toEqual(cells.slice(1).map(() => 'alike'));
  });

  it('share the numbers up to where amounts part', () => {
    const other = draw('order', [9], 'other');
    expect(
      along('epochs', [
        [1, [order]],
        [2, [other, order]],
      ]),
    ).toEqual(['draws-differ']);
  });

  it('may draw what they like where the experiment says so, but not other numbers', () => {
    const sizes = { sizes: ['depth'] };
    expect(
      along(
        'depth',
        [
          [0, []],
          [2, [x]],
        ],
        sizes,
      ),
    ).toEqual(['alike']);
    expect(
      along(
        'depth',
        [
          [0, [x]],
          [2, [draw('x', [4], 'other'), x]],
        ],
        sizes,
      ),
    ).toEqual(['draws-differ']);
    expect(
      along('depth', [
        [0, [x]],
        [2, [x, x]],
      ]),
    ).toEqual(['draw-amount']);
  });
});

it('streams that are drawn afresh for every cell are not compared', () => {
  expect(
    along(
      'lambda',
      [
        [0, [x]],
        [5, [x, x]],
      ],
      { redraw: ['x'] },
    ),
  ).toEqual([]);
  expect(
    along(
      'lambda',
      [
        [0, [x, draw('y', [1])]],
        [5, [x, x, draw('y', [1])]],
      ],
      { redraw: ['x'] },
    ),
  ).toEqual(['alike']);
});

it('a cell is compared with those alone that differ in one axis', () => {
  const cell = (run: string, settings: Record<string, number>, draws: Draw[]) => ({
    run,
    seed: 1,
    settings,
    epochs: {},
    draws,
  });
  const values = [
    cell('a', { lambda: 0, epochs: 1 }, repeat(1, x)),
    cell('b', { lambda: 0, epochs: 3 }, repeat(3, x)),
    cell('c', { lambda: 5, epochs: 1 }, repeat(1, x)),
    cell('d', { lambda: 5, epochs: 3 }, repeat(4, x)),
  ];
  const seen = compareDraws(values, { sweep: { lambda: [], epochs: [] }, redraw: [] });
  expect(seen.map(({ run, measured }) => [run, measured])).toEqual([
    ['c', 0],
    ['d', 1],
    ['b', 0],
    ['d', 0],
  ]);
});
