// Runs in the thread that Node keeps for loaders, beside a worker: returns the source that tfjs-facade.ts
// wrote for a module.
const sources = new Map();

export function initialize({ url, source }) {
  sources.set(url, source);
}

export function load(url, context, next) {
  const source = sources.get(url);
  return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
}
