import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../io/package-folder.ts';
import { abortOnInterrupt } from './abort-on-interrupt.ts';
import { announceSetup } from './announce-setup.ts';
import { findLacking } from './find-lacking.ts';
import { installNative, unchanged, type Installed } from './install-native.ts';
import { openStaging } from './open-staging.ts';
import { probeNative } from './probe-native.ts';

export type SetupOptions = {
  /** The folder that has node_modules. */
  readonly root: string;
  readonly say: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
};

export type SetupResult = { readonly state: 'present'; readonly message: string } | Installed;

/**
 * Makes the backend `tensorflow` (tfjs-node) loadable from a folder's node_modules, or leaves that folder as it was.
 * It may be interrupted, and run again, at any time; an interrupt is raised again once everything is cleaned up.
 */
export async function setupNative({ root, say, env = process.env }: SetupOptions): Promise<SetupResult> {
  const present = await probeNative({ root, specifier: '@tensorflow/tfjs-node', env });
  if (present.state === 'loads') {
    const message = `tfjs-node ${present.version} (TensorFlow ${present.tensorflow}) already loads under Node ${process.versions.node}; nothing to do.`;
    return { state: 'present', message };
  }
  const version = await pinnedVersion();
  const wrong = wrongTensorFlow(root, version);
  if (wrong) return { state: 'failed', message: `${wrong} ${unchanged}` };

  try {
    return await abortOnInterrupt((signal) => install({ root, say, env }, version, signal));
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.name !== 'AbortError' && failure.syscall === undefined) throw error; // a bug, not the machine
    return { state: 'failed', message: `The set-up stopped: ${failure.message}. ${unchanged}` };
  }
}

async function install(
  { root, say, env }: Required<SetupOptions>,
  version: string,
  signal: AbortSignal,
): Promise<Installed> {
  const lacking = await findLacking({ root, env });
  announceSetup(version, lacking, say);
  if (lacking.always.length > 0) {
    return { state: 'failed', message: `This machine lacks ${lacking.always.join('; and ')}. ${unchanged}` };
  }
  const staging = await openStaging(root);
  if (staging.state === 'busy') {
    const message = `Process ${staging.owner} is setting up tfjs-node here already; if it is not, delete ${staging.folder}. ${unchanged}`;
    return { state: 'failed', message };
  }
  try {
    return await installNative({ root, staging: staging.folder, env, signal, say }, version, lacking);
  } finally {
    await staging.close();
    if (signal.aborted) say('Interrupted; what was begun is cleared away.');
  }
}

// The version that bookproof itself names, wherever the root is.
async function pinnedVersion(): Promise<string> {
  const text = await readFile(new URL('package.json', packageFolder), 'utf8');
  const { optionalDependencies, testedWith = optionalDependencies } = JSON.parse(text) as {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
    readonly testedWith?: Readonly<Record<string, string>>; // of the package as published
  };
  const version = testedWith?.['@tensorflow/tfjs-node'];
  if (!version) throw new Error('bookproof’s package.json names no version of @tensorflow/tfjs-node');
  return version;
}

// tfjs-node and TensorFlow.js are released together, and each works with its own number only.
function wrongTensorFlow(root: string, version: string): string | undefined {
  try {
    const found = createRequire(join(root, 'package.json'))('@tensorflow/tfjs/package.json') as {
      readonly version: string;
    };
    if (found.version === version) return undefined;
    return `${root} has @tensorflow/tfjs ${found.version}, tfjs-node needs ${version}: npm install @tensorflow/tfjs@${version}.`;
  } catch {
    return `@tensorflow/tfjs ${version} is not installed in ${root}: run npm install there first.`;
  }
}
