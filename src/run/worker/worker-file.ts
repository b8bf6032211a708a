/** The URL of a worker thread's first file. It lies beside this one, in the sources and in the bundle. */
export const workerFile = new URL('./worker-bootstrap.mjs', import.meta.url).href;
