import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** bookproof's own folder, whether this runs from `src/` or bundled. */
export const packageFolder = new URL('./', pathToFileURL(require.resolve('bookproof/package.json')));
