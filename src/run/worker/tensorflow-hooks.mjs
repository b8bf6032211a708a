// Runs in the thread that Node keeps for loaders, beside a worker: returns the source that tfjs-facade.ts
// wrote for one module.
let given;

export function initialize(data) {
  given = data;
}

export function load(url, context, next) {
  return url === given.url
    ? { format: 'module', source: given.source, shortCircuit: true }
    : next(url, context);
}
