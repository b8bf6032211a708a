import { webAssembly } from '../../../jit/wasm/web-assembly.ts';

/** Pages of 64 kB, about as many as tfjs-backend-wasm asks for. */
const size = { initial: 256 };

/**
 * Returns whether WebAssembly can have memory. Each memory reserves gigabytes of addresses, which a limit such
 * as `ulimit -v` refuses; the backend would then end its thread instead of throwing.
 */
export function canHaveWasmMemory(): boolean {
  try {
    return new webAssembly.Memory(size).buffer.byteLength > 0;
  } catch {
    return false;
  }
}
