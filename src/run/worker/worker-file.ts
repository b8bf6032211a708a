/** The file that a worker thread starts with: beside this one among the sources, and in the bundle. */
export const workerFile = new URL('./worker-bootstrap.mjs', import.meta.url).href;
