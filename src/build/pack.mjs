// What `npm pack` and `npm publish` do to package.json before they pack, and undo after it: whoever installs the package
// gets none of the checkout's scripts, of which npm warns, and no tfjs-node, whose version is the book's to choose.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../package.json', import.meta.url));
const folder = fileURLToPath(new URL('../../.cache/', import.meta.url));
const saved = `${folder}package.json`;

function strip() {
  restore(); // where an earlier pack was broken off
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, saved);
  const { optionalDependencies: testedWith, ...all } = JSON.parse(readFileSync(saved, 'utf8')); // for setup-native
  const published = { ...all, testedWith, scripts: undefined, devDependencies: undefined };
  writeFileSync(file, `${JSON.stringify(published, null, 2)}\n`);
}

function restore() {
  if (existsSync(saved)) renameSync(saved, file);
}

({ strip, restore })[process.argv[2]]();
