import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { packageFolder } from './package-folder.ts';

const built = new URL('dist/viewer/', packageFolder);
const packed = 'vega.js.gz.b64';

/** The report's scripts were not built. */
export class ViewerError extends Error {
  override readonly name = 'ViewerError';
}

/**
 * Reads the scripts of a page, by file name: `viewer/page.js`, and Vega twice, packed as the page holds it
 * and unpacked as it is hashed.
 *
 * @throws ViewerError if a script is missing
 */
export async function readViewer(folder = built): Promise<Readonly<Record<string, string>>> {
  const [page, vega] = await Promise.all(['page.js', packed].map((name) => read(folder, name)));
  return {
    'viewer/page.js': page ?? '',
    [`viewer/${packed}`]: vega ?? '',
    'viewer/vega.js': gunzipSync(Buffer.from(vega ?? '', 'base64')).toString(),
  };
}

async function read(folder: URL, name: string): Promise<string> {
  try {
    return await readFile(new URL(name, folder), 'utf8');
  } catch (cause) {
    throw new ViewerError(
      `dist/viewer/${name}, a script of the report, is missing; \`npm run build\` makes it`,
      {
        cause,
      },
    );
  }
}
