import type { Settings } from '../../model/experiment/settings.ts';

/** The settings of one run as a subject gets them, and the names that it has asked for so far. */
export type WatchedSettings = { readonly settings: Settings; readonly reads: () => readonly string[] };

/** What the language itself asks any object for: no name of a setting. */
const ofLanguage: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'then',
  'toJSON',
]);

/**
 * Copies settings, and notes each name that the copy is asked for, whether or not it is held. Listing the names, as a
 * spread, `Object.entries` and JSON do, reads all that are held. What the code writes itself is no setting of its run:
 * reading it afterwards does not count.
 *
 * The copy is a proxy, since nothing else sees `in` and names that are not held. No proxy can be cloned by
 * `structuredClone` or sent to a thread: see `refusesProxies`.
 */
export function watchSettings(passed: Settings): WatchedSettings {
  const target: Record<PropertyKey, unknown> = { ...passed };
  const read = new Set<string>();
  const overwritten = new Set<string>();
  const note = (name: PropertyKey): void => {
    if (typeof name !== 'string' || overwritten.has(name)) return;
    if (Object.hasOwn(target, name) || !ofLanguage.has(name)) read.add(name);
  };
  const forget = (name: PropertyKey): void => {
    if (typeof name === 'string') overwritten.add(name);
  };
  const settings: object = new Proxy(target, {
    get(held, name, receiver): unknown {
      note(name);
      return Reflect.get(held, name, receiver);
    },
    has(held, name) {
      note(name);
      return Reflect.has(held, name);
    },
    ownKeys(held) {
      const names = Reflect.ownKeys(held);
      names.forEach(note);
      return names;
    },
    getOwnPropertyDescriptor(held, name) {
      note(name);
      return Reflect.getOwnPropertyDescriptor(held, name);
    },
    set(held, name, value, receiver) {
      if (receiver !== settings) return Reflect.set(held, name, value, receiver); // an object that inherits from it
      forget(name);
      return Reflect.set(held, name, value);
    },
    defineProperty(held, name, descriptor) {
      forget(name);
      return Reflect.defineProperty(held, name, descriptor);
    },
    deleteProperty(held, name) {
      forget(name);
      return Reflect.deleteProperty(held, name);
    },
  });
  return { settings: settings as Settings, reads: () => [...read].toSorted() };
}

/** Code that clones its settings or sends them to a thread: it gets a plain object, and counts as reading all of them. */
const refusing = new WeakSet<object>();

/** Whether a subject was seen to do with its settings what no proxy allows. */
export function refusesProxies(subject: object): boolean {
  return refusing.has(subject);
}

/** Notes that a subject refuses proxies, if that is why it threw; says whether it is. */
export function noteRefusal(subject: object, thrown: unknown): boolean {
  if (refusing.has(subject) || !isCloneError(thrown)) return false;
  refusing.add(subject);
  return true;
}

function isCloneError(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return thrown.name === 'DataCloneError' || (thrown.cause !== thrown && isCloneError(thrown.cause));
}
