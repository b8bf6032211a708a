import { createRequire } from 'node:module';
import type * as TensorFlow from '@tensorflow/tfjs';
import type * as TensorFlowWasm from '@tensorflow/tfjs-backend-wasm';
import { thrownText } from '../../load/message-text.ts';
import { canHaveWasmMemory } from './wasm-memory.ts';
import { restoreRemovedUtil } from './tfjs-node-shim.ts';
import { backendNames, type BackendChoice, type BackendName } from '../../model/run/backend.ts';

export type Backend = {
  readonly tf: typeof TensorFlow;
  readonly name: BackendName;
  readonly version: string;
  /** Why this backend was taken, in words for the first line of a run. */
  readonly why: string;
};

// Required, not imported: see tfjs-facade.ts.
const require = createRequire(import.meta.url);

/** Loads the library of each backend, and returns its name and version. */
const loaders = {
  tensorflow: async () => {
    restoreRemovedUtil();
    const node = require('@tensorflow/tfjs-node') as { readonly version: Readonly<Record<string, string>> };
    return `tfjs-node ${node.version['tfjs-node']}`;
  },
  wasm: async () => {
    if (!canHaveWasmMemory()) throw new Error('WebAssembly cannot have memory: `ulimit -v` may limit it');
    const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof TensorFlowWasm;
    wasm.setThreadsCount(1); // runs go side by side instead, and sums keep one order
    return `tfjs-backend-wasm ${wasm.version_wasm}`;
  },
  cpu: async () => 'tfjs-backend-cpu',
} satisfies Record<BackendName, () => Promise<string>>;

/**
 * Loads TensorFlow.js with one backend; `auto` takes the first that loads.
 * tfjs-node must be loaded before @tensorflow/tfjs, which would otherwise warn that it is missing.
 *
 * @throws Error if no chosen backend loads, with the reason of each
 */
export async function loadBackend(choice: BackendChoice): Promise<Backend> {
  const candidates = choice === 'auto' ? backendNames : [choice];
  const refused: string[] = [];
  for (const name of candidates) {
    try {
      const library = await loaders[name]();
      const tf = require('@tensorflow/tfjs') as typeof TensorFlow;
      tf.enableProdMode(); // no banner on the console; numbers and errors stay as they are
      if (!(await tf.setBackend(name))) throw new Error('it did not initialise');
      await tf.ready();
      const why =
        choice === 'auto' ? ['chosen by auto', ...refused].join('; ') : `chosen by --backend ${name}`;
      return { tf, name, version: `${library}, tfjs ${tf.version['tfjs']}`, why };
    } catch (error) {
      refused.push(`${name} is not available (${reason(error)})`);
    }
  }
  throw new Error(
    `${refused.join('; ')}${choice === 'tensorflow' ? '. `npm run setup:native` installs it' : ''}`,
  );
}

function reason(error: unknown): string {
  const message = thrownText(error);
  if (message.includes("Cannot find module '@tensorflow/tfjs-node'")) return 'tfjs-node is not installed';
  return message.split('\n')[0] ?? message;
}
