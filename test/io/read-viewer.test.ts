import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readViewer } from '../../src/io/read-viewer.ts';

let path: string;
const folder = () => pathToFileURL(`${path}/`);

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'viewer-'));
});
afterEach(() => rm(path, { recursive: true, force: true }));

describe('the scripts of a page', () => {
  it('are read packed, as they stand in a page, and unpacked, as they are hashed', async () => {
    const packed = gzipSync('let b;').toString('base64');
    await writeFile(join(path, 'page.js'), 'let a;');
    await writeFile(join(path, 'vega.js.gz.b64'), packed);
    expect(await readViewer(folder())).toEqual({
      'viewer/page.js': 'let a;',
      'viewer/vega.js': 'let b;',
      'viewer/vega.js.gz.b64': packed,
    });
  });

  it('are asked for by the command that makes them, where one is missing', async () => {
    await writeFile(join(path, 'page.js'), 'let a;');
    await expect(readViewer(folder())).rejects.toThrow(/dist\/viewer\/vega\.js\.gz\.b64.*`npm run build`/);
  });
});
