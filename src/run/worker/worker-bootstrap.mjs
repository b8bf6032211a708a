// The first file of a worker thread. Threads do not inherit a TypeScript loader. That of a subject is
// registered in worker.ts, as late as possible, since on Node 20 every later import goes through a thread of
// its own.
import { Console } from 'node:console';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Standard output belongs to the reporters, so what a subject prints goes to standard error.
globalThis.console = new Console(process.stderr);
const source = new URL('./worker.ts', import.meta.url);
const isSource = existsSync(fileURLToPath(source));
if (isSource) await (await import('../../load/from-sources.mjs')).registerSources();
const { handleTask } = await import(isSource ? source.href : new URL('./worker.js', import.meta.url).href);

export default handleTask;
