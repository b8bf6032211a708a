import { mkdir, readdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stagedPackage } from './fetch-package.ts';
import { nativeFigures } from './native-figures.ts';
import { runCommand } from './run-command.ts';
import type { InstallStep, Workplace } from './step.ts';

const { wheel, ownLibrary } = nativeFigures;

// Of 172 MB of headers the addon includes 14 files; these folders hold them.
const members = [
  'libtensorflow_cc.so.2',
  'libtensorflow_framework.so.2',
  'include/tensorflow/c/',
  'include/tensorflow/core/platform/ctstring',
  'include/tsl/c/',
  'include/tsl/platform/ctstring',
].map((member) => `tensorflow/${member}`);

// Python is there wherever pip is; `unzip` need not be.
const unpackScript = `
import sys, zipfile
path, target, *members = sys.argv[1:]
with zipfile.ZipFile(path) as wheel:
    wheel.extractall(target, [name for name in wheel.namelist() if name.startswith(tuple(members))])
`;

const links = [
  ['libtensorflow.so', 'libtensorflow_cc.so.2'],
  ['libtensorflow_framework.so', 'libtensorflow_framework.so.2'],
  // The name by which tfjs-node's install script knows that nothing is left to download, as in a later `npm rebuild`.
  [`libtensorflow.so.${ownLibrary.version}`, 'libtensorflow_cc.so.2'],
] as const;

/** Downloads TensorFlow's Python wheel and lays its libraries and headers where tfjs-node expects its own. */
export async function placeWheel({ staging, env, signal }: Workplace): Promise<InstallStep> {
  const folder = join(staging, 'wheel');
  await mkdir(folder);
  // pip downloads into TMPDIR first, which on many machines is too small a disk for it.
  const options = { cwd: folder, env: { ...env, TMPDIR: folder }, signal, minutes: 120 };
  const fitting = [
    '--python-version',
    wheel.python,
    '--platform',
    wheel.platform,
    '--only-binary=:all:',
    '--no-deps',
  ];
  const quiet = ['--no-cache-dir', '--disable-pip-version-check', '--progress-bar', 'off'];
  const args = [
    '-m',
    'pip',
    'download',
    ...fitting,
    ...quiet,
    '--dest',
    folder,
    `${wheel.name}==${wheel.version}`,
  ];
  const downloaded = await runCommand('python3', args, options);
  if (downloaded.state !== 'succeeded') return failed('pip could not download the wheel', downloaded);

  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!file) return { state: 'failed', why: 'pip said that it downloaded the wheel, but left none' };
  const unpacked = await runCommand('python3', ['-c', unpackScript, file, folder, ...members], options);
  if (unpacked.state !== 'succeeded') return failed('the wheel could not be unpacked', unpacked);

  await layOut(join(folder, 'tensorflow'), join(stagedPackage(staging), 'deps'));
  return { state: 'done' };
}

async function layOut(from: string, to: string): Promise<void> {
  await mkdir(join(to, 'lib'), { recursive: true });
  await rename(join(from, 'include'), join(to, 'include'));
  for (const library of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']) {
    await rename(join(from, library), join(to, 'lib', library));
  }
  for (const [name, target] of links) await symlink(target, join(to, 'lib', name));
}

function failed(
  what: string,
  result: { readonly state: 'missing' } | { readonly state: 'failed'; readonly why: string },
): InstallStep {
  return {
    state: 'failed',
    why: `${what}: ${result.state === 'failed' ? result.why : 'python3 is not on the PATH'}`,
  };
}
