// Runs beside a worker thread, where Node keeps its loaders: gives one module the source that hasten-import.ts wrote.
let given;

export function initialize(data) {
  given = data;
}

export function load(url, context, next) {
  return url === given.url
    ? { format: 'module', source: given.source, shortCircuit: true }
    : next(url, context);
}
