import { setFlagsFromString } from 'node:v8';

/**
 * How many bytes of bytecode a function runs before V8 11, that of Node 20, optimises it: nine times its default.
 * An eighth of the CPU time of `run` went into optimising what was then hardly used.
 */
const interruptBudget = 600_000;

/** Fits V8, of this thread and of those it starts, to work of a few seconds; a later one than 11 has another rule. */
export function tuneV8(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
}
