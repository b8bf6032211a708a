import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Compiled } from '../../../src/jit/engine/compile.ts';
import { weightDecay } from '../../../src/book/weight-decay.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { withTensorCleanup } from '../../../src/run/worker/with-tensor-cleanup.ts';

/** Traces and compiles the chapter's fit with λ left open, as run/ does. Milliseconds are those of `accelerate`. */
export async function compileChapter(): Promise<{
  readonly compiled: Compiled;
  readonly milliseconds: number;
}> {
  const { tf } = await loadBackend('wasm');
  const start = performance.now();
  const made = await accelerate(
    tf,
    (given, random) => withTensorCleanup(tf, () => weightDecay(given, random)),
    {
      settings: {},
      lifted: { lambda: 5 },
      bitwise: true,
    },
  );
  if (made.kind === 'declined') throw new Error(made.reason);
  return { compiled: made.compiled, milliseconds: performance.now() - start };
}
