import { describe, expect, it } from 'vitest';
import { loadBackend } from '../../../../src/run/worker/backend/load-backend.ts';
import type { BackendChoice } from '../../../../src/model/run/backend.ts';

describe.each(['cpu', 'wasm'] as const)('%s', (name) => {
  it('loads and is in use', async () => {
    const { tf } = await loadBackend(name);
    expect(tf.getBackend()).toBe(name);
  });

  it('says which version it is and who chose it', async () => {
    const backend = await loadBackend(name);
    expect(backend).toMatchObject({ name, why: `chosen by --backend ${name}` });
    expect(backend.version).toMatch(new RegExp(String.raw`^tfjs-backend-${name}.*, tfjs 4\.\d+\.\d+$`));
  });
});

describe('auto', () => {
  it('takes a backend that runs faster than cpu and says what it passed over', async () => {
    const { name, why } = await loadBackend('auto');
    expect(name).toMatch(/^(tensorflow|wasm)$/);
    expect(why).toMatch(
      name === 'wasm' ? /^chosen by auto; tensorflow is not available \(.+\)$/ : /^chosen by auto$/,
    );
  });
});

describe('a backend that is not there', () => {
  it('is refused with the reason', async () => {
    await expect(loadBackend('webgpu' as BackendChoice)).rejects.toThrow('webgpu is not available');
  });
});
