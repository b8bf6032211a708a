import { Declined } from '../decline.ts';
import { placeOfCall } from './place-of-call.ts';
import type { Origin, Values } from './trace.ts';

/** What an array that is watched stands for: its numbers, and where a stream handed them out. */
export type WatchedDraw = { readonly values: Values; readonly origin: Origin };

/** Hears of code that looks at a draw; it may catch what is thrown at it, and is declined all the same. */
export type Refuse = (error: Declined) => void;

const watched = new WeakMap<object, WatchedDraw>();

/** What a watched array stands for; undefined for every other value. */
export function watchedDraw(value: unknown): WatchedDraw | undefined {
  return typeof value === 'object' && value !== null ? watched.get(value) : undefined;
}

const methods: ReadonlySet<PropertyKey> = new Set(
  Reflect.ownKeys(Object.getPrototypeOf(Float32Array.prototype) as object),
);
/** What says how many numbers there are and of what type, and nothing of the numbers. */
const harmless: ReadonlySet<PropertyKey> = new Set([
  'constructor',
  'length',
  'byteLength',
  'byteOffset',
  Symbol.toStringTag,
]);
const inspect = Symbol.for('nodejs.util.inspect.custom');

function looksInside(name: PropertyKey): boolean {
  if (typeof name === 'string' && /^\d/.test(name)) return true;
  return methods.has(name) && !harmless.has(name);
}

/**
 * An array that stands for numbers of a stream and sees every element that JavaScript reads, writes, copies or
 * iterates over: such code is declined with its place, whatever the numbers are. To become a tensor, as a whole, as a
 * slice or as a subarray, is all that it allows.
 *
 * @returns a proxy: TensorFlow.js has to be told that it is a typed array
 */
export function watchDraw<T extends Values>(values: T, origin: Origin, refuse: Refuse): T {
  const decline = (how: string): never => {
    const error = looked(how);
    refuse(error);
    throw error;
  };
  const part =
    (cut: 'slice' | 'subarray') =>
    (start?: number, end?: number): T => {
      const offset = origin.offset + firstOf(values.length, start);
      return watchDraw(values[cut](start, end) as T, { ...origin, offset }, refuse);
    };
  Object.defineProperty(values, inspect, { value: () => decline('reads') }); // which looks behind a proxy
  const proxy = new Proxy(values, {
    get(target, name): unknown {
      if (name === 'slice' || name === 'subarray') return part(name);
      if (looksInside(name)) decline('reads');
      return Reflect.get(target, name, target);
    },
    getOwnPropertyDescriptor(target, name) {
      if (looksInside(name)) decline('reads');
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    set: () => decline('changes'),
    defineProperty: () => decline('changes'),
    deleteProperty: () => decline('changes'),
    setPrototypeOf: () => decline('changes'),
    preventExtensions: () => decline('changes'),
  });
  watched.set(proxy, { values, origin });
  return proxy;
}

/** Where a slice of some length begins, as JavaScript counts it. */
function firstOf(length: number, start = 0): number {
  const whole = Math.trunc(start) || 0; // NaN is 0
  return whole < 0 ? Math.max(0, length + whole) : Math.min(length, whole);
}

function looked(how: string): Declined {
  const place = placeOfCall();
  return new Declined(
    `${place === undefined ? '' : `${place}: `}the code ${how} numbers from a stream in JavaScript, where no trace sees what becomes of them: make a tensor of the draw as it is, and compute with that (tf.where in place of an if)`,
  );
}
