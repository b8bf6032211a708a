// Worker threads do not inherit a TypeScript loader: this registers one, then hands over.
import { Console } from 'node:console';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
// Standard output belongs to the reporters: what a subject prints goes beside it.
globalThis.console = new Console(process.stderr);
const source = new URL('./worker.ts', import.meta.url);
const worker = existsSync(fileURLToPath(source)) ? source : new URL('./worker.js', import.meta.url);
const { answer } = await import(worker.href);

export default answer;
