// Worker threads do not inherit a TypeScript loader: this registers one, then hands over.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const source = new URL('./worker.ts', import.meta.url);
const worker = existsSync(fileURLToPath(source)) ? source : new URL('./worker.js', import.meta.url);
const { answer } = await import(worker.href);

export default answer;
