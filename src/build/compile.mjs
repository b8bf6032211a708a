// `npm run build`, and what `npm ci` and npx run in a checkout: compiles what Node and the pages run into dist/. It
// compiles aside and renames file after file into place. What a process that runs now may still load stays until the
// build after this one: names of chunks bear a hash, so old and new ones lie side by side.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCurrent } from './is-current.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/**
 * Compiles what Node and the pages run, aside, and moves it into dist/.
 *
 * @param reason why it is compiled now, for the line that is printed
 */
export async function compile(reason) {
  process.stderr.write(`bookproof: compiles dist/, since ${reason}; takes some ten seconds\n`);
  const began = new Date();
  const aside = join(root, '.cache', `dist-${process.pid}`);
  try {
    compileTypes(aside);
    const { buildBundle } = await import('./build.mjs');
    const { buildViewer } = await import('../../templates/viewer/build.mjs');
    await Promise.all([buildBundle(aside), buildViewer(join(aside, 'viewer'))]);
    moveIntoPlace(aside, dist, began);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

function compileTypes(folder) {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(manifest), JSON.parse(fs.readFileSync(manifest, 'utf8')).bin.tsc);
  const words = [tsc, '-p', join(root, 'src/tsconfig.json'), '--outDir', folder];
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

/** Moves a build into dist/, chunks first, then the entries, which name them; drops what the build before did not leave. */
export function moveIntoPlace(aside, dist, began) {
  const note = join(dist, 'built');
  const before = readNote(note) ?? filesIn(dist);
  const files = filesIn(aside);
  for (const file of files.toSorted((a, b) => Number(hasHash(b)) - Number(hasHash(a)))) {
    fs.mkdirSync(dirname(join(dist, file)), { recursive: true });
    fs.renameSync(join(aside, file), join(dist, file));
  }
  const kept = new Set([...files, ...before.filter(hasHash), 'built']);
  for (const file of filesIn(dist)) if (!kept.has(file)) fs.rmSync(join(dist, file), { force: true });
  fs.writeFileSync(note, JSON.stringify(files));
  fs.utimesSync(note, began, began);
}

const hasHash = (file) => /-[0-9A-Z]{8}\.js$/.test(file);

function readNote(note) {
  try {
    return JSON.parse(fs.readFileSync(note, 'utf8'));
  } catch {
    return undefined; // no build before this one, or one of the tests
  }
}

function filesIn(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ifNeeded = process.argv.includes('--if-needed');
  const note = join(dist, 'built'); // names the files of a build, and bears the time at which it began
  const isBuilt = fs.existsSync(note);
  const current = isBuilt && isCurrent(note, [join(root, 'src'), join(root, 'templates')]);
  if (!ifNeeded) await compile('it was asked for');
  else if (!current) await compile(isBuilt ? 'a source is newer' : 'nothing is compiled yet');
}
