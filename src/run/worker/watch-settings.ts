import type { Settings } from '../../model/experiment/settings.ts';

/** The settings of one run as a subject gets them, and the names that it has read so far, sorted. */
export type WatchedSettings = { readonly settings: Settings; readonly reads: () => readonly string[] };

/** Names that the language itself reads of any object; only if a setting has one, reading it counts. */
const ofLanguage: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'then',
  'toJSON',
]);

/**
 * Copies settings, and notes each name that is read of the copy, whether or not there is such a setting.
 * Listing the names, as a spread, `Object.entries` and JSON do, reads all of them. A name that the code has
 * written itself is no setting of its run, so reading it afterwards does not count.
 *
 * The copy is a proxy, since nothing else sees `in` and names without a setting. A proxy cannot be cloned by
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

/** Subjects that clone or send away their settings: they get a plain object, and count as reading all. */
const refusing = new WeakSet<object>();

/** Returns true if a subject was seen to do something with its settings that a proxy does not allow. */
export function refusesProxies(subject: object): boolean {
  return refusing.has(subject);
}

/**
 * Notes that a subject refuses proxies if that is why it threw. Returns true if this was not known before.
 */
export function noteRefusal(subject: object, thrown: unknown): boolean {
  if (refusing.has(subject) || !isCloneError(thrown)) return false;
  refusing.add(subject);
  return true;
}

function isCloneError(thrown: unknown): boolean {
  try {
    for (let [error, depth] = [thrown, 0]; error instanceof Error && depth < 10; error = error.cause, depth++)
      if (error.name === 'DataCloneError') return true;
  } catch {
    // it refuses to say what it is
  }
  return false;
}
