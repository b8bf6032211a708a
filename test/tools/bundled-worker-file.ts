/** In place of run/worker/worker-file.ts: threads that tests start load the bundle, not four hundred sources each. */
export const workerFile = new URL('../../dist/worker-bootstrap.mjs', import.meta.url).href;
