/** Lets this thread run bookproof from its own TypeScript, and tells register-typescript.ts, which it replaces then. */
export async function registerSources() {
  const [commonjs, esm] = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')]);
  const undo = commonjs.register();
  const undoModules = esm.register();
  globalThis[Symbol.for('bookproof.typescript')] = {
    tsconfig: undefined,
    unregister: () => {
      undo();
      return undoModules();
    },
  };
}
