type Memory = { readonly buffer: ArrayBuffer; grow(pages: number): number };
type Module = { readonly [Symbol.toStringTag]: string };
type Exports = Readonly<Record<string, (...values: number[]) => number | void>>;
type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is used of the engine's WebAssembly: its types are declared only beside the browser's. */
export const webAssembly = (
  globalThis as unknown as {
    readonly WebAssembly: {
      validate(bytes: Uint8Array): boolean;
      readonly Memory: new (size: { readonly initial: number }) => Memory;
      readonly Module: new (bytes: Uint8Array) => Module;
      readonly Instance: new (module: Module, imports: Imports) => { readonly exports: Exports };
    };
  }
).WebAssembly;

export type WasmMemory = Memory;
export type WasmModule = Module;
