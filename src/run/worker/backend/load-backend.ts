import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as TensorFlow from '@tensorflow/tfjs';
import type * as TensorFlowWasm from '@tensorflow/tfjs-backend-wasm';
import { thrownText } from '../../../load/message-text.ts';
import { canHaveWasmMemory } from './wasm-memory.ts';
import {
  findBeside,
  findTensorFlow,
  resolveFrom,
  supported,
  type TensorFlowCopy,
} from './find-tensorflow.ts';
import { restoreRemovedUtil } from './tfjs-node-shim.ts';
import { withoutTensorFlow } from './without-tensorflow.ts';
import { backendNames, type BackendChoice, type BackendName } from '../../../model/run/backend.ts';

export type Backend = {
  readonly tf: typeof TensorFlow;
  readonly name: BackendName;
  readonly version: string;
  /** Why this backend was taken, in words for the first line of a run. */
  readonly why: string;
  /** The copy of TensorFlow.js; undefined if the book has none. */
  readonly copy: TensorFlowCopy | undefined;
};

// Required, not imported: see tfjs-facade.ts.
const require = createRequire(import.meta.url);

type Load = (copy: TensorFlowCopy, places: readonly string[]) => string;

/** Loads the library of each backend, and returns its name and version. */
const loaders = {
  tensorflow: (copy, places) => {
    restoreRemovedUtil();
    const node = requireBeside(copy, '@tensorflow/tfjs-node', places) as {
      readonly version: Readonly<Record<string, string>>;
    };
    return `tfjs-node ${node.version['tfjs-node']}`;
  },
  wasm: (copy, places) => {
    if (!canHaveWasmMemory()) throw new Error('WebAssembly cannot have memory: `ulimit -v` may limit it');
    const wasm = requireBeside(copy, '@tensorflow/tfjs-backend-wasm', places) as typeof TensorFlowWasm;
    wasm.setThreadsCount(1); // runs go side by side instead, and sums keep one order
    return `tfjs-backend-wasm ${wasm.version_wasm}`;
  },
  cpu: (copy, places) => {
    requireBeside(copy, '@tensorflow/tfjs-backend-cpu', places);
    return 'tfjs-backend-cpu';
  },
} satisfies Record<BackendName, Load>;

function requireBeside(copy: TensorFlowCopy, name: string, places: readonly string[]): unknown {
  const { file, remedy } = findBeside(copy, name, places);
  if (file === undefined) throw new Error(remedy);
  return require(file);
}

/** Where a copy, and what belongs to it, is looked for: beside the subject, in the book, beside bookproof. */
function placesFor(subjectUrl: string | undefined): readonly string[] {
  const book = pathToFileURL(join(process.cwd(), 'book.js')).href;
  return [...(subjectUrl === undefined ? [] : [subjectUrl]), book, import.meta.url];
}

const asked = new Map<string, Promise<Backend>>();
const loading = new Map<string, Promise<Backend>>();

/**
 * Loads the book's TensorFlow.js with one backend; `auto` takes the first that loads. Each copy is loaded once in
 * a thread, and is the one in use when this resolves.
 *
 * @param subjectUrl the subject's module; absent: the book in the working directory
 * @throws Error if no chosen backend loads, with the reason of each
 */
export async function loadBackend(choice: BackendChoice, subjectUrl?: string): Promise<Backend> {
  const key = `${choice} ${subjectUrl}`;
  const backend = asked.get(key) ?? findAndLoad(choice, subjectUrl);
  asked.set(key, backend);
  const { tf, name, copy } = await backend;
  if (copy !== undefined) Reflect.set(globalThis, engineKey, tf.engine()); // new tensors are those of this copy
  if (tf.getBackend() !== name) await tf.setBackend(name);
  return backend;
}

async function findAndLoad(choice: BackendChoice, subjectUrl: string | undefined): Promise<Backend> {
  const places = placesFor(subjectUrl);
  const copy = findTensorFlow(places);
  if (copy === undefined) return loadNone(choice, places);
  const key = `${choice} ${copy.file}`;
  const backend = loading.get(key) ?? loadCopy(choice, copy, places);
  loading.set(key, backend);
  return backend;
}

/** Names of what the copies of TensorFlow.js share in a thread, by which two of them would take each other's tensors. */
const [engineKey, registriesKey] = ['_tfengine', '_tfGlobals'];

/** Lets a copy that is not loaded yet make an engine and registries of its own. */
function makeWayFor({ core }: TensorFlowCopy): void {
  if (core in require.cache) return;
  Reflect.deleteProperty(globalThis, engineKey);
  Reflect.deleteProperty(globalThis, registriesKey);
}

/** tfjs-node must be loaded before @tensorflow/tfjs, which would otherwise warn that it is missing. */
async function loadCopy(
  choice: BackendChoice,
  copy: TensorFlowCopy,
  places: readonly string[],
): Promise<Backend> {
  makeWayFor(copy);
  const candidates = choice === 'auto' ? backendNames : [choice];
  const refused: string[] = [];
  for (const name of candidates) {
    try {
      const library = (loaders as Record<string, Load | undefined>)[name]?.(copy, places);
      if (library === undefined) throw new Error('there is none of this name');
      const tf = require(copy.file) as typeof TensorFlow;
      tf.enableProdMode(); // no banner on the console; numbers and errors stay as they are
      if (!(await withoutFetch(() => tf.setBackend(name)))) throw new Error('it did not initialise');
      await tf.ready();
      const why =
        choice === 'auto' ? ['chosen by auto', ...refused].join('; ') : `chosen by --backend ${name}`;
      const version = `${library}, ${copy.name.slice('@tensorflow/'.length)} ${copy.version}`;
      return { tf: withLayers(tf, copy), name, version, why, copy };
    } catch (error) {
      refused.push(`${name} is not available (${reason(error)})`);
    }
  }
  throw new Error(
    `${refused.join('; ')}${choice === 'tensorflow' ? '. `npm run setup:native` installs it' : ''}`,
  );
}

/**
 * Does some work without `fetch`: if Node has it, the wasm backend of TensorFlow.js 3 takes itself to be in a browser,
 * and asks for its file by a URL that is none.
 */
async function withoutFetch<T>(work: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
  Object.defineProperty(globalThis, 'fetch', { value: undefined, configurable: true, writable: true });
  try {
    return await work();
  } finally {
    if (own) Object.defineProperty(globalThis, 'fetch', own);
  }
}

/** The core with the layers, if the book has them beside it: what these train on is observed. */
function withLayers(tf: typeof TensorFlow, { name, core, file }: TensorFlowCopy): typeof TensorFlow {
  if (name === '@tensorflow/tfjs') return tf;
  const layers = resolveFrom(file, '@tensorflow/tfjs-layers');
  if (layers === undefined || resolveFrom(layers, '@tensorflow/tfjs-core') !== core) return tf;
  return { ...tf, ...(require(layers) as object) };
}

/** @throws Error if a backend of TensorFlow.js is asked for, which is not there */
function loadNone(choice: BackendChoice, places: readonly string[]): Backend {
  const lack = places.some((place) => resolveFrom(place, '@tensorflow/tfjs') !== undefined)
    ? `the book has no TensorFlow.js ${supported}`
    : 'the book has no TensorFlow.js';
  if (choice !== 'auto' && choice !== 'cpu')
    throw new Error(
      `${choice} is not available (${lack}: npm install --save-dev @tensorflow/tfjs@4 @tensorflow/tfjs-backend-wasm@4)`,
    );
  const why = choice === 'auto' ? `chosen by auto; ${lack}` : `chosen by --backend ${choice}; ${lack}`;
  return { tf: withoutTensorFlow, name: 'cpu', version: 'no TensorFlow.js', why, copy: undefined };
}

function reason(error: unknown): string {
  const message = thrownText(error);
  if (message.startsWith('@tensorflow/tfjs-node is not installed')) return 'tfjs-node is not installed';
  return message.split('\n')[0] ?? message;
}
