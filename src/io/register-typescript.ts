let registered = false;

/** Lets this process import TypeScript, once: Node 20 strips no types, and newer ones only some. */
export async function registerTypeScript(): Promise<void> {
  if (registered) return;
  registered = true;
  const { register } = await import('tsx/esm/api');
  register();
}
