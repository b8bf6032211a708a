import { createRequire } from 'node:module';

/** A copy of TensorFlow.js: the whole of it, or its core, to which the book adds a backend. */
export type TensorFlowCopy = {
  readonly name: '@tensorflow/tfjs' | '@tensorflow/tfjs-core';
  readonly version: string;
  /** What `require` loads. */
  readonly file: string;
  /** The file of its core, which keeps backends, kernels and tensors: two of them know nothing of each other. */
  readonly core: string;
};

export const coreName = '@tensorflow/tfjs-core';
const wholeName = '@tensorflow/tfjs';

/** What was tried: see test/end-to-end/package/. package.json says the same of the peer. */
const isSupported = (version: string) => /^(?:3\.(?:1[89]|[2-9]\d)|4)\./.test(version);
export const supported = '3.18 or later, or 4';

/**
 * Finds the copy of TensorFlow.js that the code of a book loads.
 *
 * @param places URLs of modules; the first from which a supported copy resolves counts
 * @returns undefined if there is none, as in a book that needs none
 */
export function findTensorFlow(places: readonly string[]): TensorFlowCopy | undefined {
  for (const place of places) {
    for (const name of [wholeName, coreName] as const) {
      const file = resolveFrom(place, name);
      const core = file === undefined ? undefined : coreOf(file);
      const version = versionFrom(place, name);
      if (file !== undefined && core !== undefined && isSupported(version))
        return { name, version, file, core };
    }
  }
  return undefined;
}

/** A package that belongs to a copy, or, if none is found, in one line what the book's author can do. */
export type FoundBeside =
  | { readonly file: string; readonly remedy?: never }
  | { readonly file?: never; readonly remedy: string };

/**
 * Finds a package, such as a backend, that works with a copy of TensorFlow.js: it loads the same core.
 *
 * @param places URLs of modules from which it is looked for, after the copy itself
 */
export function findBeside(copy: TensorFlowCopy, name: string, places: readonly string[]): FoundBeside {
  const remedy = `npm install --save-dev ${name}@${copy.version}`;
  let foreign: string | undefined;
  for (const place of [copy.file, ...places]) {
    const file = resolveFrom(place, name);
    if (file === undefined) continue;
    if (coreOf(file) === copy.core) return { file };
    foreign ??= versionFrom(place, name);
  }
  const lack =
    foreign === undefined
      ? `${name} is not installed`
      : `${name} ${foreign} does not load the book’s ${copy.name} ${copy.version}`;
  return { remedy: `${lack}: ${remedy}` };
}

/** The file of the core that a package of TensorFlow.js loads. */
function coreOf(file: string): string | undefined {
  const whole = resolveFrom(file, wholeName); // tfjs-node names its core by way of this alone
  return resolveFrom(file, coreName) ?? (whole === undefined ? undefined : resolveFrom(whole, coreName));
}

export function resolveFrom(place: string, name: string): string | undefined {
  try {
    return createRequire(place).resolve(name);
  } catch {
    return undefined; // not installed there
  }
}

function versionFrom(place: string, name: string): string {
  try {
    const { version } = createRequire(place)(`${name}/package.json`) as { readonly version?: unknown };
    return typeof version === 'string' ? version : 'of unknown version';
  } catch {
    return 'of unknown version'; // without a readable package.json
  }
}
