import { writeFile } from 'node:fs/promises';
import { buildBundle } from '../../src/build/build.mjs';
import { buildViewer } from '../../templates/viewer/build.mjs';

/** Once before all tests: none runs against a bundle of yesterday, and no process loads the sources file by file. */
export async function setup(): Promise<void> {
  await Promise.all([buildBundle(), buildViewer()]);
  await writeFile(new URL('../../dist/built', import.meta.url), ''); // by which bookproof.mjs takes the bundle
}
