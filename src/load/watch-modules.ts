import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

/** A file that was loaded. It has no digest if it was only resolved, or if it lies in a package. */
export type LoadedFile = { readonly path: string; readonly sha256?: string };

/**
 * A file of a copy that sabotage makes: the copy's folder, the folder that was copied, and the file's own
 * original.
 */
export type Copy = { readonly folder: string; readonly base: string; readonly original: string };

/**
 * The exports of module-hooks.mjs. That is JavaScript, since Node starts it in a thread without a loader of
 * TypeScript.
 */
export type Hooks = {
  readonly initialize: (data: { readonly tell: (file: LoadedFile) => void }) => void;
  readonly note: (path: string) => void;
  readonly digest: (path: string) => string | undefined;
  readonly copyOf: (path: string | undefined) => Copy | undefined;
  readonly copiedIn: (copy: Copy, original: string) => string | undefined;
  readonly resolve: unknown;
  readonly load: unknown;
};

const hooksUrl = new URL('./module-hooks.mjs', import.meta.url);

export function loadHooks(): Promise<Hooks> {
  return import(/* @vite-ignore */ hooksUrl.href);
}

/** Returns the path of a module's file, or of its original if the file lies in a copy. */
export async function originalPath(url: string): Promise<string> {
  const path = fileURLToPath(url);
  return (await loadHooks()).copyOf(path)?.original ?? path;
}

/** Node's own functions for CommonJS, which has no other hooks on Node 20. */
type Load = (this: unknown, filename: string) => void;
type ResolveFilename = (request: string, parent: Parent | undefined, ...rest: unknown[]) => string;
type Parent = { readonly filename?: string | null };

/**
 * Makes the loaders of this thread, for ES modules and CommonJS, note what they load.
 *
 * @returns a function that fetches the notes of another thread; call it before the list is taken
 */
export function watchModules(hooks: Hooks, tell: (file: LoadedFile) => void): () => void {
  hooks.initialize({ tell });
  watchCommonJs(hooks, tell);
  const { registerHooks }: { registerHooks?: (hooks: unknown) => unknown } = module as object;
  if (registerHooks !== undefined) {
    registerHooks({ resolve: hooks.resolve, load: hooks.load });
    return () => undefined;
  }
  const { port1, port2 } = new MessageChannel();
  module.register(hooksUrl.href, { data: { port: port2 }, transferList: [port2] });
  port1.unref();
  return () => {
    for (let next = receiveMessageOnPort(port1); next !== undefined; next = receiveMessageOnPort(port1))
      tell(next.message as LoadedFile);
  };
}

function watchCommonJs({ note, copyOf, copiedIn }: Hooks, tell: (file: LoadedFile) => void): void {
  const prototype = Reflect.get(module, 'prototype') as object;
  const load = Reflect.get(prototype, 'load') as Load;
  const watched: Load = function watched(filename) {
    note(filename.replace(/\?.*$/, '')); // tsx adds a query to a module that it requires separately
    load.call(this, filename);
  };
  Reflect.set(prototype, 'load', watched);
  const resolveFilename = Reflect.get(module, '_resolveFilename') as ResolveFilename;
  const resolve: ResolveFilename = (request, parent, ...rest) => {
    const copy = copyOf(parent?.filename ?? undefined);
    if (copy === undefined) {
      const found = resolveFilename.call(module, request, parent, ...rest);
      tell({ path: found.replace(/\?.*$/, '') });
      return found;
    }
    const found = module.createRequire(copy.original).resolve(request);
    return copiedIn(copy, found) ?? found;
  };
  Reflect.set(module, '_resolveFilename', resolve);
}
