let registering: Promise<void> | undefined;

/** Lets this process import TypeScript, once: Node 20 strips no types, and newer ones only some. */
export function registerTypeScript(): Promise<void> {
  return (registering ??= register());
}

async function register(): Promise<void> {
  const tsx = await import('tsx/esm/api');
  tsx.register();
}
