// Bundles what Node runs into dist/, beside the types that tsc leaves there: a file for each entry, and one for what
// several of them use. As four hundred modules of their own they took a process of `run` 0.07 s more to load.
import { copyFile, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** What the bundle decides by, as io/digest-rules.ts digests it. */
async function digestRules() {
  const entryPoints = [here('io/digest-rules.ts')];
  const options = { entryPoints, bundle: true, write: false, format: 'esm', platform: 'node' };
  const [{ text }] = (await build(options)).outputFiles;
  const rules = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return rules.digestRules(here('.'));
}

/**
 * The packages that stay outside. Zod is bundled: of the hundred files that it loads few are used, and it took
 * each process and each thread 0.1 s. It remains a dependency, which the types name.
 */
async function namesOfPackages() {
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
    await readFile(here('../package.json'), 'utf8'),
  );
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.filter((name) => name !== 'zod');
}

/** Bundles the entries, and puts beside them what threads start with. */
export async function buildBundle(folder = here('../dist')) {
  await build({
    entryPoints: ['cli.ts', 'index.ts', 'vitest.ts', 'run/worker/worker.ts'].map(here),
    outdir: folder,
    entryNames: '[name]', // all in one folder, and what a module looks for beside itself is there as well
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    external: await namesOfPackages(),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    define: { bundledRules: JSON.stringify(await digestRules()) }, // for io/digest-sources.ts
    charset: 'utf8',
    logLevel: 'warning',
  });
  for (const file of [
    'run/worker/worker-bootstrap.mjs',
    'run/worker/backend/tensorflow-hooks.mjs',
    'load/module-hooks.mjs',
  ])
    await copyFile(here(file), join(folder, basename(file)));
}
