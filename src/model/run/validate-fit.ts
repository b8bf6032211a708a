import { isCurve } from './metric.ts';
import type { Fit } from './fit.ts';

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
 * Checks what a subject returned against the contract, and gives it as it is.
 *
 * @throws RefusedFit naming the part, what it holds and what it should hold
 */
export function parseFit(value: unknown): Fit {
  const fit = parseRecord(value, 'the subject returned');
  const metrics = parseRecord(fit['metrics'], 'its metrics are');
  const parameters = parseRecord(fit['parameters'], 'its parameters are');
  let first: [name: string, length: number] | undefined;
  for (const [name, values] of Object.entries(metrics)) {
    if (typeof values === 'number') continue; // known once
    const numbers = parseNumbers(name, values);
    first ??= [name, numbers.length];
    if (numbers.length !== first[1]) {
      throw new RefusedFit(
        `metric "${name}" has ${numbers.length} values and "${first[0]}" has ${first[1]}; one an epoch is needed of each, or a number where it is known once, at the end`,
      );
    }
  }
  for (const [name, values] of Object.entries(parameters)) {
    if (!(values instanceof Float32Array)) {
      throw new RefusedFit(
        `parameter "${name}" is ${describe(values)}; a Float32Array is needed, as dataSync() gives it`,
      );
    }
  }
  const both = Object.keys(metrics).find((name) => Object.hasOwn(parameters, name));
  if (both !== undefined)
    throw new RefusedFit(
      `"${both}" is both a metric and a parameter; give one of them another name, so that a claim says which it reads`,
    );
  if (fit['data'] !== undefined) validateData(parseRecord(fit['data'], 'its data are'));
  return value as Fit;
}

function copyFit({ metrics, parameters, data }: Fit): Fit {
  const copyOf = <T>(named: Readonly<Record<string, T>>, copy: (values: T) => T) =>
    Object.fromEntries(Object.entries(named).map(([name, values]) => [name, copy(values)]));
  return {
    metrics: copyOf(metrics, (metric) => (isCurve(metric) ? [...metric] : metric)),
    parameters: copyOf(parameters, (values) => values.slice()),
    ...(data && { data: { ...data, features: data.features.slice(), labels: data.labels.slice() } }),
  };
}

function parseNumbers(name: string, values: unknown): readonly number[] {
  if (!Array.isArray(values)) {
    throw new RefusedFit(
      `metric "${name}" is ${describe(values)}; an array of numbers is needed, one an epoch, or one number, known at the end`,
    );
  }
  const odd = values.findIndex((entry) => typeof entry !== 'number'); // sees holes too
  if (odd < 0) return values;
  throw new RefusedFit(
    `metric "${name}" holds ${describe(values[odd])} at epoch ${odd + 1}; a number is needed`,
  );
}

function validateData({ features, labels, rows, train, test }: Record<string, unknown>): void {
  for (const [name, values] of Object.entries({ features, labels })) {
    if (!(values instanceof Float32Array))
      throw new RefusedFit(`data.${name} is ${describe(values)}; a Float32Array is needed`);
  }
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 1) {
    throw new RefusedFit(`data.rows is ${describe(rows)}; a whole number is needed`);
  }
  for (const [name, indices] of Object.entries({ train, test })) {
    if (indices === undefined) continue;
    const odd = indices instanceof Int32Array ? indices.find((row) => row < 0 || row >= rows) : undefined;
    if (!(indices instanceof Int32Array) || odd !== undefined)
      throw new RefusedFit(
        `data.${name} is ${odd === undefined ? describe(indices) : `a list with row ${odd}`}; an Int32Array of rows from 0 to ${rows - 1} is needed`,
      );
  }
  const held = (labels as Float32Array).length;
  if (held !== rows) throw new RefusedFit(`data.labels has ${held} values; data.rows says ${rows}`);
  const size = (features as Float32Array).length;
  if (size % rows !== 0)
    throw new RefusedFit(`data.features has ${size} values, which ${rows} rows do not divide`);
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
