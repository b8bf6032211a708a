// What a worker thread starts with. Threads do not inherit a TypeScript loader: this registers one, in a
// thread of its own that every later import goes through, and therefore as late as it can be.
import { Console } from 'node:console';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let registered = false;

async function registerTypeScript() {
  if (registered) return;
  registered = true;
  const { register } = await import('tsx/esm/api');
  register();
}

// Standard output belongs to the reporters: what a subject prints goes beside it.
globalThis.console = new Console(process.stderr);
const source = new URL('./worker.ts', import.meta.url);
const isSource = existsSync(fileURLToPath(source));
if (isSource) await registerTypeScript();
const { answer } = await import(isSource ? source.href : new URL('./worker.js', import.meta.url).href);

export default (task) => answer(task, registerTypeScript);
