import { decodeFloats, decodeIntegers } from '../model/base64.ts';
import { fillPermutation } from './fill-integers.ts';
import type { DrawnArray } from '../model/run/random.ts';
import type { StreamOverride } from '../model/run/stream-override.ts';
import { streamState } from './stream-state.ts';
import { xoshiro128, type NextWord } from './xoshiro128.ts';

type Fill = (next: NextWord, out: DrawnArray) => void;

/** Changes a draw in place; `fill` draws numbers of the same kind from another generator. */
export type Overrider = (values: DrawnArray, shape: readonly number[], fill: Fill) => void;

/** An overrider of its own for each run: recordings and other seeds go on from request to request. */
export function applyOverride(override: StreamOverride): Overrider {
  switch (override.kind) {
    case 'zeros':
      return (values, shape) => void selectRows(values, shape, override).fill(0);
    case 'scale':
      return (values, shape) => {
        const rows = selectRows(values, shape, override);
        for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] ?? 0) * 2 ** override.exponent;
      };
    case 'permute': {
      const next = xoshiro128(streamState(override.seed, `permute ${override.stream}`));
      return (values, shape) => permuteRows(selectRows(values, shape, override), rowLength(shape), next);
    }
    case 'from-seed': {
      const next = xoshiro128(streamState(override.seed, override.stream));
      return (values, shape, fill) => {
        const other = values.slice();
        fill(next, other);
        selectRows(values, shape, override).set(selectRows(other, shape, override));
      };
    }
    case 'recorded':
      return replay(override);
  }
}

function replay(override: Extract<StreamOverride, { kind: 'recorded' }>): Overrider {
  let from = 0;
  let recording: DrawnArray | undefined;
  return (values, shape) => {
    recording ??=
      values instanceof Float32Array ? decodeFloats(override.values) : decodeIntegers(override.values);
    const rows = selectRows(values, shape, override);
    if (from + rows.length > recording.length) {
      throw new RangeError(
        `the recording of stream "${override.stream}" holds ${recording.length} numbers; ${from + rows.length} were asked for`,
      );
    }
    rows.set(recording.subarray(from, from + rows.length));
    from += rows.length;
  };
}

/** A view of the rows that an override names. */
function selectRows(
  values: DrawnArray,
  shape: readonly number[],
  { rows, stream }: StreamOverride,
): DrawnArray {
  if (rows === undefined) return values;
  const [from, to] = rows;
  if (from >= to || to > (shape[0] ?? 1)) {
    throw new RangeError(
      `rows ${from} to ${to} of stream "${stream}" are overridden; the draw has ${shape[0] ?? 1} rows`,
    );
  }
  return values.subarray(from * rowLength(shape), to * rowLength(shape));
}

function rowLength(shape: readonly number[]): number {
  return shape.slice(1).reduce((size, side) => size * side, 1);
}

function permuteRows(values: DrawnArray, length: number, next: NextWord): void {
  const order = new Int32Array(values.length / length);
  fillPermutation(next, order);
  const before = values.slice();
  order.forEach((row, i) => values.set(before.subarray(row * length, (row + 1) * length), i * length));
}
