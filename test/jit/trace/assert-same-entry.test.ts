import { describe, expect, it } from 'vitest';
import { Declined } from '../../../src/jit/decline.ts';
import { assertSameEntry } from '../../../src/jit/trace/assert-same-entry.ts';
import type { TensorRef, TraceEntry } from '../../../src/jit/trace/trace.ts';
import { branch, places } from './reason-of.ts';

const tensor = (id: number, shape: readonly number[] = [2, 3], dtype = 'float32'): TensorRef => ({
  id,
  shape,
  dtype,
});

type Kernel = Extract<TraceEntry, { kind: 'kernel' }>;
type Upload = Extract<TraceEntry, { kind: 'upload' }>;

const kernel = (changed: Partial<Kernel> = {}): Kernel => ({
  kind: 'kernel',
  name: 'Sum',
  inputs: { x: tensor(0) },
  attributes: { axis: [0, 1], keepDims: false },
  outputs: [tensor(1, [])],
  listed: false,
  ...changed,
});
const upload = (changed: Partial<Upload> = {}): Upload => ({
  kind: 'upload',
  tensor: tensor(0),
  values: Float32Array.of(1, 2, 3, 4, 5, 6),
  origin: { request: 1, offset: 6 },
  ...changed,
});
const read = (id: number, ...values: number[]): TraceEntry => ({
  kind: 'read',
  id,
  values: Float32Array.from(values),
});

const reasonOf = (entry: TraceEntry, twin: TraceEntry | undefined): string => {
  try {
    assertSameEntry(entry, twin, 4);
    return 'none';
  } catch (error) {
    if (error instanceof Declined) return error.message.replaceAll(places, '');
    throw error;
  }
};

describe('twins', () => {
  it.each<readonly [string, TraceEntry, TraceEntry]>([
    ['uploads of other numbers', upload(), upload({ values: Float32Array.of(6, 5, 4, 3, 2, 1) })],
    ['uploads of no stream', upload({ origin: null }), upload({ origin: null })],
    ['reads with other answers', read(3, 1), read(3, 2)],
    ['kernels with equal attributes in other objects', kernel(), kernel()],
    ['attributes in another order', kernel(), kernel({ attributes: { keepDims: false, axis: [0, 1] } })],
    [
      'kernels that carry functions, which compute nothing',
      kernel({ attributes: { log: () => 1 } }),
      kernel({ attributes: { log: () => 2 } }),
    ],
    [
      'attributes that are no number',
      kernel({ attributes: { value: Number.NaN } }),
      kernel({ attributes: { value: Number.NaN } }),
    ],
  ])('are %s', (_, entry, twin) => {
    expect(reasonOf(entry, twin)).toBe('none');
  });

  const anotherKernel = `the code takes another way at the kernel Sum, call 5, ${branch}`;

  it.each<readonly [string, Partial<Kernel>]>([
    ['another kernel', { name: 'Max' }],
    ['another tensor', { inputs: { x: tensor(7) } }],
    ['a tensor of another shape', { inputs: { x: tensor(0, [3, 2]) } }],
    ['a tensor of another rank', { inputs: { x: tensor(0, [2, 3, 1]) } }],
    ['a tensor of another type', { inputs: { x: tensor(0, [2, 3], 'int32') } }],
    ['its tensor by another name', { inputs: { y: tensor(0) } }],
    ['one tensor more', { inputs: { x: tensor(0), bias: tensor(2) } }],
    ['no tensor', { inputs: {} }],
    ['another attribute', { attributes: { axis: [0, 1], keepDims: true } }],
    ['an attribute longer by one', { attributes: { axis: [0, 1, 2], keepDims: false } }],
    ['an attribute in another order', { attributes: { axis: [1, 0], keepDims: false } }],
    ['an attribute more', { attributes: { axis: [0, 1], keepDims: false, dtype: 'int32' } }],
    ['an attribute less', { attributes: { axis: [0, 1] } }],
    ['nothing for an attribute', { attributes: { axis: null, keepDims: false } }],
    ['a function for an attribute', { attributes: { axis: () => [0, 1], keepDims: false } }],
    ['−0 for 0', { attributes: { axis: [-0, 1], keepDims: false } }],
  ])('are no kernels of which one takes %s', (_, changed) => {
    expect(reasonOf(kernel(), kernel(changed))).toBe(anotherKernel);
    expect(reasonOf({ ...kernel(changed), name: 'Sum' }, kernel({ name: changed.name ?? 'Sum' }))).toBe(
      anotherKernel,
    );
  });

  it.each<readonly [string, Partial<Upload>]>([
    ['of another shape', { tensor: tensor(0, [3, 2]) }],
    ['of another type', { tensor: tensor(0, [2, 3], 'int32') }],
    ['from another request to a stream', { origin: { request: 2, offset: 6 } }],
    ['from elsewhere in what a stream handed out', { origin: { request: 1, offset: 0 } }],
    ['from no stream', { origin: null }],
  ])('are no uploads of which one is %s', (_, changed) => {
    const reason = `the code takes another way at a new tensor [2, 3], call 5, ${branch}`;
    expect(reasonOf(upload(), upload(changed))).toBe(reason);
  });

  it('are no reads of different data', () => {
    expect(reasonOf(read(3, 1), read(4, 1))).toBe(`the code takes another way at a read, call 5, ${branch}`);
  });

  it.each<readonly [string, TraceEntry, TraceEntry, string]>([
    ['a kernel and an upload', kernel(), upload(), 'the kernel Sum'],
    ['an upload and a kernel', upload(), kernel(), 'a new tensor [2, 3]'],
    ['a read and a kernel', read(0, 1), kernel(), 'a read'],
    ['a kernel and a read', kernel(), read(0, 1), 'the kernel Sum'],
    ['an upload and a read', upload(), read(0, 1), 'a new tensor [2, 3]'],
  ])('are not %s', (_, entry, twin, what) => {
    expect(reasonOf(entry, twin)).toBe(`the code takes another way at ${what}, call 5, ${branch}`);
  });

  it('are not something and nothing', () => {
    expect(reasonOf(kernel(), undefined)).toBe(`the code goes on for longer than in another run, ${branch}`);
  });
});
