/** The locale that Intl uses for C: Node takes the same if it is started with LC_ALL=C. */
export const localeOfC = 'en-US';

/** The locale of this thread's code that names none; undefined: the one that Node was started with. */
let pinned: string | undefined;

/**
 * Makes this thread's code format, sort and change case by one locale if it names none. It replaces the
 * functions that take a locale: Node reads its own from the environment when it starts, and no thread can
 * change it afterwards.
 *
 * @param locale undefined: C
 * @returns the locale that code gets, as Intl names it
 */
export function pinLocale(locale: string | undefined): string {
  pinned = locale ?? localeOfC;
  process.env['LC_ALL'] = process.env['LANG'] =
    locale === undefined ? 'C' : `${locale.replace('-', '_')}.UTF-8`;
  delete process.env['LANGUAGE'];
  install();
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

const constructors = [
  'Collator',
  'DateTimeFormat',
  'DisplayNames',
  'DurationFormat',
  'ListFormat',
  'NumberFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'Segmenter',
];

/** Built-in methods that take a locale, and the index of that argument. */
const methods: readonly (readonly [prototype: object, name: string, at: number])[] = [
  [Number.prototype, 'toLocaleString', 0],
  [BigInt.prototype, 'toLocaleString', 0],
  [Date.prototype, 'toLocaleString', 0],
  [Date.prototype, 'toLocaleDateString', 0],
  [Date.prototype, 'toLocaleTimeString', 0],
  [String.prototype, 'toLocaleLowerCase', 0],
  [String.prototype, 'toLocaleUpperCase', 0],
  [String.prototype, 'localeCompare', 1],
];

type Callable = (...args: unknown[]) => unknown;

let isInstalled = false;

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  for (const name of constructors) replace(Intl, name, 0);
  for (const [prototype, name, at] of methods) replace(prototype, name, at);
  nameZone('toString');
  nameZone('toTimeString');
  const navigator = (globalThis as { readonly navigator?: object }).navigator; // Node 20 has none
  if (navigator === undefined) return;
  Object.defineProperty(navigator, 'language', { get: () => pinned });
  Object.defineProperty(navigator, 'languages', { get: () => [pinned] });
}

/** Replaces a method of dates whose text ends with the time zone's name, which depends on the locale too. */
function nameZone(method: 'toString' | 'toTimeString'): void {
  const prototype: Date = Date.prototype;
  const own = prototype[method];
  const named = function (this: Date): string {
    const text = own.call(this);
    if (!text.endsWith(')')) return text; // an invalid date has no zone
    const parts = new Intl.DateTimeFormat(undefined, { timeZoneName: 'long' }).formatToParts(this);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return `${text.slice(0, text.indexOf('('))}(${name})`;
  };
  Object.defineProperty(prototype, method, { value: named, configurable: true, writable: true });
}

/** Replaces a function by a proxy that fills in the pinned locale if the caller gives none. */
function replace(owner: object, name: string, at: number): void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  if (typeof own?.value !== 'function') return; // this Node does not have it
  const target = own.value as Callable;
  const proxy: Callable = new Proxy(target, {
    apply: (_, self, args: unknown[]) => Reflect.apply(target, self, filled(args, at)),
    construct: (_, args: unknown[], made) =>
      Reflect.construct(target, filled(args, at), made === proxy ? target : made) as object,
  });
  Object.defineProperty(owner, name, { ...own, value: proxy });
  const prototype = (target as { readonly prototype?: object }).prototype;
  if (prototype)
    Object.defineProperty(prototype, 'constructor', { value: proxy, configurable: true, writable: true });
}

function filled(args: unknown[], at: number): unknown[] {
  const given = args[at];
  if (given !== undefined && !(Array.isArray(given) && given.length === 0)) return args;
  const all = Array.from({ length: Math.max(args.length, at + 1) }, (_, i) => args[i]);
  all[at] = pinned;
  return all;
}
