import { epochOf } from './epochs.ts';
import { isCurve, type Metric } from './metric.ts';
import type { Fit, Numbers } from './fit.ts';

/** What a subject returned is no fit: the message names the part, what it holds and what it should hold. */
export class RefusedFit extends TypeError {}

/**
 * Checks what a subject returned against the contract, and copies it: a subject may go on writing into arrays that it
 * keeps from run to run.
 *
 * @throws RefusedFit naming the part, what it holds and what it should hold
 */
export function validateFit(value: unknown): Fit {
  return copyFit(parseFit(value));
}

/**
 * Checks what a subject returned against the contract, and gives it in one form. An array that has this form already
 * is the very same.
 *
 * @throws RefusedFit naming the part, what it holds and what it should hold
 */
export function parseFit(value: unknown): Fit {
  const returned = parseRecord(value, 'the subject returned');
  const figures = parseFigures(returned['figures']);
  const metrics = mapEntries(parseRecord(returned['metrics'], 'its metrics are'), parseMetric);
  const parameters = mapEntries(parseRecord(returned['parameters'], 'its parameters are'), (values, name) =>
    toFloats(`parameter "${name}"`, values),
  );
  assertOneLength(metrics);
  const twice = Object.keys(figures).find((name) => Object.hasOwn(metrics, name));
  if (twice !== undefined)
    throw new RefusedFit(`"${twice}" is both a metric and a figure; leave one of them out`);
  const all = { ...metrics, ...figures };
  const both = Object.keys(all).find((name) => Object.hasOwn(parameters, name));
  if (both !== undefined)
    throw new RefusedFit(
      `"${both}" is both a metric and a parameter; give one of them another name, so that a claim says which it reads`,
    );
  const { data } = returned;
  return {
    metrics: all,
    parameters,
    ...(data === undefined ? {} : { data: parseData(parseRecord(data, 'its data are')) }),
  };
}

function copyFit({ metrics, parameters, data }: Fit): Fit {
  return {
    metrics: mapEntries(metrics, (metric) => (isCurve(metric) ? [...metric] : metric)),
    parameters: mapEntries(parameters, (values) => values.slice()),
    ...(data && { data: { ...data, features: data.features.slice(), labels: data.labels.slice() } }),
  };
}

/** Maps the values of a record; a name such as `__proto__` is one like any other. */
function mapEntries<T, R>(
  named: Readonly<Record<string, T>>,
  map: (value: T, name: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, map(value, name)]));
}

function parseFigures(value: unknown): Readonly<Record<string, number>> {
  if (value === undefined) return {};
  return mapEntries(parseRecord(value, 'its figures are'), (figure, name) => {
    if (typeof figure === 'number') return figure;
    throw new RefusedFit(`figure "${name}" is ${describe(figure)}; one number is needed, known at the end`);
  });
}

function parseMetric(value: unknown, name: string): Metric {
  if (typeof value === 'number') return value; // known once
  if (isNumbers(value)) return Array.from(value);
  if (!Array.isArray(value)) {
    throw new RefusedFit(
      `metric "${name}" is ${describe(value)}; an array of numbers is needed, one an epoch, or one number, known at the end`,
    );
  }
  const odd = value.findIndex((entry) => typeof entry !== 'number'); // sees holes too
  if (odd < 0) return value;
  throw new RefusedFit(
    `metric "${name}" holds ${describe(value[odd])} at epoch ${epochOf(odd)}; a number is needed`,
  );
}

function assertOneLength(metrics: Readonly<Record<string, Metric>>): void {
  const [first, ...others] = Object.entries(metrics).flatMap(([name, metric]) =>
    isCurve(metric) ? [{ name, length: metric.length }] : [],
  );
  const other = others.find(({ length }) => length !== first?.length);
  if (first !== undefined && other !== undefined)
    throw new RefusedFit(
      `metric "${other.name}" has ${other.length} values and "${first.name}" has ${first.length}; one an epoch is needed of each, or a number where it is known once, at the end`,
    );
}

/** Returns numbers as float32: a list, lists of lists row by row, or a typed array but one of big integers. */
function toFloats(what: string, values: unknown): Float32Array {
  if (values instanceof Float32Array) return values;
  if (isNumbers(values)) return Float32Array.from(values);
  if (!Array.isArray(values))
    throw new RefusedFit(`${what} is ${describe(values)}; a Float32Array or a list of numbers is needed`);
  const flat = [...flatten(values)];
  const odd = flat.findIndex((entry) => typeof entry !== 'number');
  if (odd >= 0)
    throw new RefusedFit(`${what} holds ${describe(flat[odd])} at place ${odd}; a number is needed`);
  return Float32Array.from(flat as readonly number[]);
}

/** Yields what lists in lists hold, row by row; a hole is undefined. */
function* flatten(values: readonly unknown[]): Generator {
  for (const value of values) {
    if (Array.isArray(value)) yield* flatten(value);
    else if (isNumbers(value)) yield* value;
    else yield value;
  }
}

/** Whether a value is a typed array of numbers. */
function isNumbers(value: unknown): value is Exclude<Numbers, readonly unknown[]> {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array) &&
    !(value instanceof BigUint64Array)
  );
}

function parseData({
  features,
  labels,
  rows,
  train,
  test,
}: Record<string, unknown>): NonNullable<Fit['data']> {
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 1) {
    throw new RefusedFit(`data.rows is ${describe(rows)}; a whole number is needed`);
  }
  const data = {
    features: toFloats('data.features', features),
    labels: toFloats('data.labels', labels),
    rows,
  };
  const held = data.labels.length;
  if (held !== rows) throw new RefusedFit(`data.labels has ${held} values; data.rows says ${rows}`);
  const size = data.features.length;
  if (size % rows !== 0)
    throw new RefusedFit(`data.features has ${size} values, which ${rows} rows do not divide`);
  return {
    ...data,
    ...(train === undefined ? {} : { train: parseRows('data.train', train, rows) }),
    ...(test === undefined ? {} : { test: parseRows('data.test', test, rows) }),
  };
}

/** Returns indices of rows, whole numbers from 0. */
function parseRows(what: string, value: unknown, rows: number): Int32Array {
  const needed = `a list of rows from 0 to ${rows - 1} is needed`;
  if (!Array.isArray(value) && !isNumbers(value))
    throw new RefusedFit(`${what} is ${describe(value)}; ${needed}`);
  const odd = Array.from<unknown>(value).find(
    (row) => typeof row !== 'number' || !Number.isInteger(row) || row < 0 || row >= rows,
  );
  if (odd !== undefined || (Array.isArray(value) && value.includes(undefined)))
    throw new RefusedFit(
      `${what} is a list with ${typeof odd === 'number' ? `row ${odd}` : describe(odd)}; ${needed}`,
    );
  return value instanceof Int32Array ? value : Int32Array.from(value as readonly number[]);
}

function parseRecord(value: unknown, what: string): Record<string, unknown> {
  // A Map, a Promise or a typed array is an object too, of which no name is a metric.
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new RefusedFit(`${what} ${describe(value)}; { metrics, parameters, data? } is the contract`);
  }
  return value as Record<string, unknown>;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name ?? 'object';
    return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
  }
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  if (typeof value === 'symbol') return 'a symbol';
  return `the ${typeof value} ${value as number | boolean | bigint}`;
}
