// `npm pack` and `npm publish` call this before and after they pack. `strip` takes out of package.json what an installed
// package must not have: the scripts of the checkout, since npm warns of them, and tfjs-node, since the book chooses its
// version. `restore` puts package.json back.
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
