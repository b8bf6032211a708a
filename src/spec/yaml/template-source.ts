/** Values that survive JSON unchanged. */
export type JsonSafe =
  | string
  | number
  | boolean
  | null
  | readonly JsonSafe[]
  | { readonly [key: string]: JsonSafe };

/**
 * The export of a declarative file. It is plain data, so that it does not matter how often, or from where,
 * this module was loaded into the process.
 */
export type TemplateSource<Kind extends string = string> = {
  readonly kind: `bookproof/${Kind}`;
  /** Raw text around the holes: one more than there are holes. */
  readonly chunks: readonly string[];
  /** The JSON text of each `${…}`. */
  readonly holes: readonly string[];
};

/**
 * Makes the source that a tagged template states. Backslashes survive as written; only those before a
 * backtick or before `${` are dropped. `${…}` is inserted as JSON.
 *
 * @param kind the name of the tag
 * @throws TypeError if the value of a hole cannot be written as JSON
 */
export function templateSource<Kind extends string>(
  kind: Kind,
  strings: TemplateStringsArray,
  values: readonly JsonSafe[],
): TemplateSource<Kind> {
  return {
    kind: `bookproof/${kind}`,
    chunks: [...strings.raw],
    holes: values.map((value, index) => {
      const reason = findUnsafe(value, []);
      if (reason !== undefined) throw new TypeError(`${kind}: hole ${index + 1}, \${…}, ${reason}`);
      return JSON.stringify(value);
    }),
  };
}

const remedy = 'it takes numbers, strings, booleans, null, arrays and plain objects';

/** Says why JSON would lose a value: `holds undefined at .a[2]; …`. Returns undefined if it would not. */
function findUnsafe(value: unknown, ancestors: readonly object[], place = ''): string | undefined {
  const where = place === '' ? '' : ` at ${place}`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : `holds ${value}${where}; ${remedy}, and JSON has no ${value}`;
  }
  if (typeof value !== 'object') return `holds ${describe(value)}${where}; ${remedy}`;
  if (ancestors.includes(value)) return `holds itself${where}; ${remedy}, without cycles`;
  if (!Array.isArray(value) && !isPlain(value)) return `holds ${describeInstance(value)}${where}; ${remedy}`;
  // `entries()` visits the gaps of a sparse array, which JSON would turn into null.
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, part] of parts) {
    const reason = findUnsafe(
      part,
      [...ancestors, value],
      `${place}${typeof key === 'number' ? `[${key}]` : `.${key}`}`,
    );
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** True for a plain object, even of another realm, whose Object.prototype is not ours. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
  if (typeof value === 'bigint') return `the bigint ${value}n`;
  return String(value);
}

function describeInstance(value: object): string {
  return value instanceof Date
    ? `the Date ${String(value)}`
    : `a ${value.constructor?.name || 'class'} instance`;
}
