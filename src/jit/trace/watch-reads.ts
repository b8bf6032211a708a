import { Declined } from '../decline.ts';
import { placeOfCall } from './place-of-call.ts';
import type { Values } from './trace.ts';
import type { Refuse } from './watch-draw.ts';

/** Who hears of what code does with what it read. */
type Watch = {
  /** Of code that computes with an element or writes into the array. */
  readonly refuse: Refuse;
  /** Marks each text that is made of an element. */
  readonly mark: (text: string) => string;
};

/** The number that stands in a text which code makes of one it read. */
const shown = 1;

/**
 * Stands for a number that code read from a tensor. It may be kept, reported, and written into a text that is printed; arithmetic and
 * comparisons by size ask for its value, which is refused. What asks for no value (===, typeof) sees an object.
 */
class ReadNumber {
  readonly #watch: Watch;
  readonly #value: number;

  constructor(value: number, watch: Watch) {
    this.#value = value;
    this.#watch = watch;
  }

  /** The number itself, for those who know what they were given. */
  static valueOf(read: ReadNumber): number {
    return read.#value;
  }

  [Symbol.toPrimitive](hint: 'string' | 'number' | 'default'): string {
    return hint === 'string' ? this.toString() : this.valueOf();
  }

  valueOf(): never {
    const error = computed();
    this.#watch.refuse(error);
    throw error;
  }

  toString(radix?: number): string {
    return this.#watch.mark(shown.toString(radix));
  }

  toLocaleString(...given: Parameters<number['toLocaleString']>): string {
    return this.#watch.mark(shown.toLocaleString(...given));
  }

  toFixed(digits?: number): string {
    return this.#watch.mark(shown.toFixed(digits));
  }

  toPrecision(digits?: number): string {
    return this.#watch.mark(shown.toPrecision(digits));
  }

  toExponential(digits?: number): string {
    return this.#watch.mark(shown.toExponential(digits));
  }

  toJSON(): string {
    return this.toString();
  }

  /** In the logs of `fit` TensorFlow.js takes for a tensor what is no number: it reads it, and lets go of it. */
  async data(): Promise<readonly ReadNumber[]> {
    return [this];
  }

  dispose(): void {
    // nothing is held
  }
}

const watched = new WeakMap<object, Values>();

/** What code made of what it read and gave back, with the numbers in it: lists and plain objects are looked through. */
export function unwatch(given: unknown): unknown {
  if (given instanceof ReadNumber) return ReadNumber.valueOf(given);
  if (typeof given !== 'object' || given === null) return given;
  const values = watched.get(given);
  if (values) return values;
  if (Array.isArray(given)) return Array.from(given, unwatch); // holes become undefined, which is told as well
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, unwatch(value)]));
}

/**
 * What code is given where it reads a tensor: an array whose elements notice every computation and comparison,
 * whatever the numbers are. Methods give arrays of such elements.
 *
 * @param values of the type and length that the code expects
 * @param watch hears of code that computes with an element, makes a text of it or writes into the array
 */
export function watchRead<T extends Values>(values: T, watch: Watch): T {
  const elements: readonly ReadNumber[] = Array.from(values, (value) => new ReadNumber(value, watch));
  const decline = (): never => {
    const error = computed();
    watch.refuse(error);
    throw error;
  };
  const cut = (start?: number, end?: number): T => watchRead(values.slice(start, end) as T, watch);
  const proxy = new Proxy(values, {
    get(target, name): unknown {
      if (name === 'slice' || name === 'subarray') return cut;
      if (name === 'buffer') return decline();
      const own: unknown =
        typeof name === 'string' && /^\d+$/.test(name) ? elements[Number(name)] : undefined;
      if (own !== undefined) return own;
      const method: unknown = Reflect.get(elements, name, elements);
      if (name !== 'constructor' && typeof method === 'function')
        return method.bind([...elements]) as unknown;
      return Reflect.get(target, name, target);
    },
    set: decline,
    defineProperty: decline,
  });
  watched.set(proxy, values);
  return proxy;
}

function computed(): Declined {
  const place = placeOfCall();
  return new Declined(
    `${place === undefined ? '' : `${place}: `}the code computes in JavaScript with a number that it read from a tensor, where no trace sees what becomes of it: compute it as a tensor (tf.where in place of an if), and report what is read of that; a text to print is made of it by \`\${…}\` or toFixed`,
  );
}
