import type { Expression, WasmStatement } from '../../../../src/jit/wasm/assembler/code.ts';
import { f32 } from '../../../../src/jit/wasm/assembler/f32.ts';
import type { FunctionBuilder } from '../../../../src/jit/wasm/assembler/function-builder.ts';
import { i32 } from '../../../../src/jit/wasm/assembler/i32.ts';
import { moduleBuilder, type ModuleBuilder } from '../../../../src/jit/wasm/assembler/module-builder.ts';
import { v128 } from '../../../../src/jit/wasm/assembler/v128.ts';
import { webAssembly } from '../../../../src/jit/wasm/web-assembly.ts';

const memory = new webAssembly.Memory({ initial: 1 });
const bytes = new Uint8Array(memory.buffer);

/** The exports of a module over one page of memory, `env.memory`. */
export function instantiate(
  build: (m: ModuleBuilder) => void,
  imports: Readonly<Record<string, unknown>> = {},
) {
  const m = moduleBuilder();
  m.importMemory('env', 'memory', 1);
  build(m);
  const module = new webAssembly.Module(m.bytes());
  return new webAssembly.Instance(module, { env: { memory, ...imports } }).exports;
}

/** Runs one body over memory that starts with `input`; the first bytes of the memory afterwards. */
export function runBody(
  body: (f: FunctionBuilder) => void,
  input: Uint8Array = new Uint8Array(),
): Uint8Array {
  bytes.fill(0);
  bytes.set(input);
  const { body: run } = instantiate((m) => m.export(m.function('body', {}, body)));
  run?.();
  return bytes.slice(0, 256);
}

export const runStatement = (statement: WasmStatement, input?: Uint8Array): Uint8Array =>
  runBody((f) => f.do(statement), input);

/** Vectors x, y, z stand at 0, 16, 32 of the input. */
export const [x, y, z] = [v128.load(0, 0), v128.load(0, 16), v128.load(0, 32)] as const;

export const integerAt = (index: number): Expression<'i32'> => i32.load(0, 4 * index);
export const floatAt = (index: number): Expression<'f32'> => f32.load(0, 4 * index);

/** The four lanes of a vector computed from x, y, z. */
export const integersOf = (code: Expression<'v128'>, ...input: readonly number[]): Int32Array =>
  new Int32Array(
    runStatement(v128.store(64, code), new Uint8Array(Int32Array.from(input).buffer)).buffer,
    64,
    4,
  );

/** The same of floats, in and out. */
export const floatsOf = (code: Expression<'v128'>, ...input: readonly number[]): Float32Array =>
  new Float32Array(
    runStatement(v128.store(64, code), new Uint8Array(Float32Array.from(input).buffer)).buffer,
    64,
    4,
  );

export const integerOf = (code: Expression<'i32'>, input: Int32Array | Float32Array): number =>
  new DataView(runStatement(i32.store(64, code), new Uint8Array(input.buffer)).buffer).getInt32(64, true);

export const floatOf = (code: Expression<'f32'>, input: Int32Array | Float32Array): number =>
  new DataView(runStatement(f32.store(64, code), new Uint8Array(input.buffer)).buffer).getFloat32(64, true);
