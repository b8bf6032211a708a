/** What instructions of integers and of floats compute, in JavaScript: the same of one number and of each lane. */
type Table<T> = Readonly<Record<string, (a: number, b: number) => T>>;

const f = Math.fround;

export const integerComparisons = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt_s: (a, b) => a < b,
  lt_u: (a, b) => a >>> 0 < b >>> 0,
  gt_s: (a, b) => a > b,
  gt_u: (a, b) => a >>> 0 > b >>> 0,
  le_s: (a, b) => a <= b,
  le_u: (a, b) => a >>> 0 <= b >>> 0,
  ge_s: (a, b) => a >= b,
  ge_u: (a, b) => a >>> 0 >= b >>> 0,
} as const satisfies Table<boolean>;

export const integerArithmetic = {
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: Math.imul,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
} as const satisfies Table<number>;

export const integerShifts = {
  shl: (a, b) => a << b,
  shr_s: (a, b) => a >> b,
  shr_u: (a, b) => (a >>> b) | 0,
} as const satisfies Table<number>;

export const floatArithmetic = {
  add: (a, b) => f(a + b),
  sub: (a, b) => f(a - b),
  mul: (a, b) => f(a * b),
  div: (a, b) => f(a / b),
  min: Math.min,
  max: Math.max,
} as const satisfies Table<number>;

export const floatFunctions = {
  abs: Math.abs,
  neg: (a) => -a,
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  sqrt: (a) => f(Math.sqrt(a)),
} as const satisfies Readonly<Record<string, (a: number) => number>>;

export const floatComparisons = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
} as const satisfies Table<boolean>;

/** Comparisons as what an instruction leaves: `truth` where they are true, else 0. */
export function leaving<K extends string>(
  comparisons: Readonly<Record<K, (a: number, b: number) => boolean>>,
  truth: 1 | -1,
): Readonly<Record<K, (a: number, b: number) => number>> {
  const entries = Object.entries(comparisons) as [K, (a: number, b: number) => boolean][];
  return Object.fromEntries(
    entries.map(([name, compare]) => [name, (a: number, b: number) => (compare(a, b) ? truth : 0)]),
  ) as Record<K, (a: number, b: number) => number>;
}
