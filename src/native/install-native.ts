import { compileAddon } from './compile-addon.ts';
import { fetchPackage, stagedPackage } from './fetch-package.ts';
import type { Lacking } from './find-lacking.ts';
import { moveIntoPlace } from './move-into-place.ts';
import { nativeFigures } from './native-figures.ts';
import { placeWheel } from './place-wheel.ts';
import { probeNative } from './probe-native.ts';
import { clearOwnInstall, runOwnInstaller } from './run-own-installer.ts';
import type { InstallStep, Workplace } from './step.ts';

export type Installed = { readonly state: 'installed' | 'unsupported' | 'failed'; readonly message: string };

export const unchanged = 'Nothing was changed; bookproof goes on with the backend wasm.';

type Task = readonly [title: string, work: () => Promise<InstallStep>];

const { wheel } = nativeFigures;

/** Builds tfjs-node in the staging folder, by its own installer or else by the wheel, and moves it into node_modules. */
export async function installNative(work: Workplace, version: string, lacking: Lacking): Promise<Installed> {
  const fetched = await perform(work, [['Fetching tfjs-node from npm', () => fetchPackage(work, version)]]);
  if (fetched.state === 'failed')
    return failed(`${fetched.why}. Check that npm reaches its registry, and run this again.`);

  const load: Task = ['Trying it', () => loads(work)];
  const own = await perform(work, [['Running its own installer', () => runOwnInstaller(work)], load]);
  if (own.state === 'failed') {
    const closed = closedWay(lacking, own.why);
    if (closed) return closed;
    await clearOwnInstall(work.staging);
    const second = await perform(work, [
      [`Downloading ${wheel.name} ${wheel.version}, ${wheel.megabytes} MB`, () => placeWheel(work)],
      ['Compiling the addon', () => compileAddon(work, lacking.compiler ?? 'c++')],
      load,
    ]);
    if (second.state === 'failed')
      return failed(
        `${second.why}. Mend that and run this again. Before, its own installer failed: ${own.why}.`,
      );
  }
  const moved = await perform(work, [['Moving it into node_modules', () => moveIntoPlace(work)]]);
  if (moved.state === 'failed') return failed(`${moved.why}.`);
  const way = own.state === 'done' ? 'by its own installer' : `from ${wheel.name}`;
  const message = `tfjs-node ${version} is installed, with TensorFlow ${moved.tensorflow} ${way}. npm ci removes it again; then run this once more.`;
  return { state: 'installed', message };
}

function closedWay(lacking: Lacking, ownFailure: string): Installed | undefined {
  const own = `tfjs-node’s own installer failed (${ownFailure}).`;
  if (lacking.platform) {
    const message = `${own} The other way, TensorFlow’s Python wheel, is for Linux x64 with glibc; this is ${lacking.platform}. ${unchanged}`;
    return { state: 'unsupported', message };
  }
  if (lacking.wheel.length === 0) return undefined;
  return failed(
    `${own} The other way, TensorFlow’s Python wheel, lacks ${lacking.wheel.join('; and ')}. Install that and run this again.`,
  );
}

async function perform({ say }: Workplace, tasks: readonly Task[]): Promise<InstallStep> {
  let step: InstallStep = { state: 'done' };
  for (const [title, work] of tasks) {
    say(`${title} …`);
    const start = performance.now();
    step = await work();
    if (step.state === 'failed') {
      say(`  failed: ${step.why}`);
      return step;
    }
    say(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return step;
}

async function loads({ root, staging, env, signal }: Workplace): Promise<InstallStep> {
  const probe = await probeNative({ root, specifier: stagedPackage(staging), env, signal });
  if (probe.state === 'loads') return { state: 'done' };
  return {
    state: 'failed',
    why: probe.state === 'broken' ? `it does not load: ${probe.why}` : 'it is incomplete',
  };
}

function failed(message: string): Installed {
  return { state: 'failed', message: `${message} ${unchanged}` };
}
