// Bundles what a page runs into dist/viewer/: page.js at once, Vega when a reader asks for a live picture.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = new URL('./', import.meta.url);
const dist = fileURLToPath(new URL('../../dist/viewer', here));

/** Writes `page.js`, as it stands in a page, and `vega.js.gz.b64`, which a page unpacks on demand. */
export async function buildViewer(there = dist) {
  await mkdir(there, { recursive: true });
  const [page, vega] = await Promise.all([bundle('page.ts'), bundle('vega.mjs')]);
  await writeWhole(join(there, 'page.js'), page);
  await writeWhole(join(there, 'vega.js.gz.b64'), pack(vega));
}

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, here))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** Half the size on disk of the text itself. */
function pack(text) {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255; // the header's operating system: "unknown", the same bytes on each
  return bytes.toString('base64');
}

/** Renamed into place: a report drawn at the same time reads the old bundle or the new one. */
async function writeWhole(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
