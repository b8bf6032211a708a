import { runCommand } from './run-command.ts';

export type NativeProbe =
  | { readonly state: 'loads'; readonly version: string; readonly tensorflow: string }
  | { readonly state: 'missing' }
  | { readonly state: 'broken'; readonly why: string };

export type ProbeOptions = {
  /** The folder whose `@tensorflow/tfjs` the backend has to be registered with. */
  readonly root: string;
  /** Where tfjs-node is tried: a folder, or the name that is resolved from the root. */
  readonly specifier: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
};

// In a child, since a library built for another machine ends the process rather than throwing.
// Text rather than a file, so that plain Node runs it from the sources and from the compiled package alike.
const script = `
import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import util from 'node:util';
const [specifier, root] = process.argv.slice(1);
const fromRoot = createRequire(root + '/package.json');
let entry;
try { entry = fromRoot.resolve(specifier); } catch { console.log(JSON.stringify({ state: 'missing' })); process.exit(0); }
Object.assign(util, { isNullOrUndefined: (x) => x === null || x === undefined, isArray: Array.isArray });
const fromNative = createRequire(realpathSync(entry));
for (const name of ['@tensorflow/tfjs', '@tensorflow/tfjs/package.json']) {
  const ours = realpathSync(fromRoot.resolve(name)), its = realpathSync(fromNative.resolve(name));
  if (ours !== its) throw new Error('tfjs-node would use another @tensorflow/tfjs than the project: ' + its);
}
const { version } = fromRoot(specifier);
const tf = await import('@tensorflow/tfjs');
if (tf.getBackend() !== 'tensorflow') throw new Error('the backend registered is ' + tf.getBackend() + ', not tensorflow');
const w = tf.variable(tf.scalar(3));
tf.train.sgd(0.25).minimize(() => w.square());
const trained = w.dataSync()[0];
if (trained !== 1.5) throw new Error('one step of training gave ' + trained + ', not 1.5');
console.log(JSON.stringify({ state: 'loads', version: version['tfjs-node'], tensorflow: tf.backend().binding.TF_Version }));
`;

/** Tries, in a process of its own, whether tfjs-node loads, shares the project's TensorFlow.js, and trains a step right. */
export async function probeNative({ root, specifier, env, signal }: ProbeOptions): Promise<NativeProbe> {
  const tried = await runCommand(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', script, specifier, root],
    {
      cwd: root,
      env: { ...env, TF_CPP_MIN_LOG_LEVEL: '2' },
      ...(signal && { signal }),
      minutes: 5,
    },
  );
  if (tried.state === 'missing') return { state: 'broken', why: `${process.execPath} cannot be started` };
  if (tried.state === 'failed') return { state: 'broken', why: tried.why };
  const answer = /^\{"state".*$/m.exec(tried.output)?.[0]; // TensorFlow may log before and after it
  return answer
    ? (JSON.parse(answer) as NativeProbe)
    : { state: 'broken', why: 'the trial ended without an answer' };
}
