import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stagedPackage } from './fetch-package.ts';
import { nativeFigures } from './native-figures.ts';
import { runCommand } from './run-command.ts';
import type { InstallStep, Workplace } from './step.ts';

// The newest Node-API that tfjs-node 4.22 lists; every Node that bookproof runs on has it, and looks for it in this folder.
const nodeApi = 8;

/**
 * Compiles tfjs-node's addon against the libraries beside it.
 *
 * The compiler is called without node-gyp, which would download the headers of the Node that runs. The addon uses
 * Node-API alone, whose headers come as a package and whose binary interface is the same in every version of Node.
 */
export async function compileAddon(
  { staging, env, signal }: Workplace,
  compiler: string,
): Promise<InstallStep> {
  const folder = stagedPackage(staging);
  const target = join('lib', `napi-v${nodeApi}`);
  await mkdir(join(folder, target), { recursive: true });
  const headers = join(staging, 'node_modules', nativeFigures.headers.name, 'include');
  const sources = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];
  const includes = [
    '-Ideps/include',
    `-I${headers}`,
    `-DNAPI_VERSION=${nodeApi}`,
    '-DBUILDING_NODE_EXTENSION',
  ];
  const libraries = ['-Ldeps/lib', '-ltensorflow', '-ltensorflow_framework'];
  const searched = '-Wl,-rpath,$ORIGIN/../../deps/lib'; // relative, since the folder moves after it was compiled
  const output = ['-o', join(target, 'tfjs_binding.node')];
  const how = ['-std=c++17', '-O2', '-fPIC', '-pthread', '-shared'];
  const args = [...how, ...includes, ...sources, ...libraries, searched, ...output];
  const compiled = await runCommand(compiler, args, { cwd: folder, env, signal, minutes: 20 });
  if (compiled.state === 'succeeded') return { state: 'done' };
  const why = compiled.state === 'failed' ? compiled.why : 'it is not on the PATH any more';
  return { state: 'failed', why: `${compiler} could not compile the addon: ${why}` };
}
