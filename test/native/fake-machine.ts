import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type FakeMachine = {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Every file and link under node_modules, with its contents. */
  readonly list: () => Promise<readonly string[]>;
  /** The commands that were run, one a line, by name and first arguments. */
  readonly commands: () => Promise<readonly string[]>;
  /** Puts a file into the project's node_modules. */
  readonly put: (path: string, text: string) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export type FakeTools = { readonly [command in 'npm' | 'python3' | 'c++']?: string };

// Registers a backend as the real one does, and can do the one step of training that a trial asks for.
const tfjs = `
let current;
exports.register = (name, version) => { current = { name, binding: { TF_Version: version } }; };
exports.getBackend = () => current?.name;
exports.backend = () => current;
exports.scalar = (value) => ({ value });
exports.variable = ({ value }) => ({ value, square() { return this; }, dataSync() { return [this.value]; } });
exports.train = { sgd: (rate) => ({ minimize: (loss) => { const w = loss(); w.value -= rate * 2 * w.value; } }) };
`;

/** Loads where its "addon" lies beside it, a text that holds the version of its library. */
export const tfjsNode = `
const fs = require('node:fs');
const addon = __dirname + '/lib/napi-v8/tfjs_binding.node';
if (!fs.existsSync(addon)) throw new Error('the addon is not there');
require('@tensorflow/tfjs').register('tensorflow', fs.readFileSync(addon, 'utf8'));
exports.version = { 'tfjs-node': '4.22.0' };
`;

const npmInstall = `
if (args[0] === 'install') {
  const { overrides } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  if (!args.includes('--ignore-scripts')) fail('Error: npm would run the scripts of packages');
  if (!overrides['@tensorflow/tfjs']) fail('Error: npm would fetch a second TensorFlow.js');
  put('node_modules/@tensorflow/tfjs-node/package.json', '{"version":"4.22.0"}');
  put('node_modules/@tensorflow/tfjs-node/index.js', ${JSON.stringify(tfjsNode)});
  put('node_modules/@tensorflow/tfjs-node/node_modules/@tensorflow/tfjs/index.js', 'throw new Error("a second TensorFlow.js")');
}
`;

/** Bodies of fake commands; `args` holds their arguments, `put` writes a file below the working folder. */
export const tools = {
  npm: `${npmInstall} if (args[1] === 'install') put('lib/napi-v8/tfjs_binding.node', '2.9.1');`,
  npmWithoutHost: `${npmInstall} if (args[1] === 'install') { put('deps/half.so', ''); fail('Error: the host is silent'); }`,
  npmOffline: `if (args[0] === 'install') fail('npm error code E1', 'npm error the registry is silent');`,
  python3: `
    if (args[2] === 'download') put('tensorflow_cpu.whl', '');
    if (args[0] === '-c') for (const name of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'include/c_api.h']) put('tensorflow/' + name, '');
  `,
  pythonWithoutPip: `if (args[1] === 'pip') fail('No module named pip');`,
  pythonOffline: `if (args[2] === 'download') fail('WARNING: Retrying', 'ERROR: No matching distribution found', 'hint');`,
  'c++': `if (args[0] !== '--version') put(args[args.indexOf('-o') + 1], '2.15.1');`,
  brokenCompiler: `if (args[0] !== '--version') fail('x.cc:1:2: fatal error: string: No such file');`,
} as const;

/** A temporary folder with a project that has a fake TensorFlow.js, and a PATH that holds just the given commands. */
export async function fakeMachine(commands: FakeTools): Promise<FakeMachine> {
  const home = await mkdtemp(join(tmpdir(), 'bookproof-native-'));
  const root = join(home, 'project');
  const log = join(home, 'commands');
  const modules = join(root, 'node_modules');
  await mkdir(join(modules, '@tensorflow', 'tfjs'), { recursive: true });
  await writeFile(join(modules, '@tensorflow', 'tfjs', 'package.json'), '{"version":"4.22.0"}');
  await writeFile(join(modules, '@tensorflow', 'tfjs', 'index.js'), tfjs);
  await mkdir(join(home, 'bin'));
  await writeFile(log, '');
  for (const [name, body] of Object.entries(commands)) {
    await writeFile(join(home, 'bin', name), `${prelude(name, log)}${body}`);
    await chmod(join(home, 'bin', name), 0o755);
  }
  return {
    root,
    env: { PATH: join(home, 'bin') },
    list: () => list(modules),
    put: async (path, text) => {
      await mkdir(dirname(join(modules, path)), { recursive: true });
      await writeFile(join(modules, path), text);
    },
    commands: async () => (await readFile(log, 'utf8')).trimEnd().split('\n'),
    remove: () => rm(home, { recursive: true }),
  };
}

function prelude(name: string, log: string): string {
  return `#!${process.execPath}
const fs = require('node:fs'), path = require('node:path'), args = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(log)}, [${JSON.stringify(name)}, ...args.slice(0, 3)].join(' ') + '\\n');
function put(name, text) { fs.mkdirSync(path.dirname(name), { recursive: true }); fs.writeFileSync(name, text); }
function fail(...lines) { console.error(lines.join('\\n')); process.exit(1); }
`;
}

async function list(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) return `${path} -> ${await readlink(path)}`;
    return entry.isDirectory() ? `${path}/` : `${path} ${await readFile(path, 'utf8')}`;
  });
  return (await Promise.all(lines)).toSorted();
}
