import { afterEach, expect, it, vi } from 'vitest';
import { webAssembly } from '../../../../src/jit/wasm/web-assembly.ts';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import { canHaveWasmMemory } from '../../../../src/run/worker/backend/wasm-memory.ts';

afterEach(() => void vi.restoreAllMocks());

it('the backend wasm is refused, and does not end its thread, where WebAssembly cannot have memory', async () => {
  expect(canHaveWasmMemory()).toBe(true);
  vi.spyOn(webAssembly, 'Memory').mockImplementation(function Memory() {
    throw new RangeError('WebAssembly.Memory(): could not allocate memory');
  });
  expect(canHaveWasmMemory()).toBe(false);
  await expect(loadBackend('wasm')).rejects.toThrow(
    'wasm is not available (WebAssembly cannot have memory: `ulimit -v` may limit it)',
  );
});
