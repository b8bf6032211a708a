import type { Code, Expression, I32, ValueType } from './code.ts';
import { functionBuilder, type FunctionBuilder } from './function-builder.ts';
import { toI32 } from './instruction.ts';
import { local, type Local } from './local.ts';
import {
  call,
  functionType,
  type Arguments,
  type Parameters,
  type Result,
  type Signature,
} from './signature.ts';
import { writeModule, type Import, type ModuleParts } from './write-module.ts';

/** A function of the module; `call` is the code of a call, its arguments by name. */
export type WasmFunction<P extends Parameters, R extends Result> = {
  readonly name: string;
  readonly index: number;
  readonly signature: Signature<P, R>;
  call(given: Arguments<P>): Code<R>;
};

type AnyFunction = Pick<WasmFunction<Parameters, Result>, 'name' | 'index'>;

/** Functions called by their place in it. */
export type FunctionTable = {
  /** @param at which function; it traps where the function there has another signature */
  call<P extends Parameters, R extends Result>(
    signature: Signature<P, R>,
    at: I32,
    given: Arguments<P>,
  ): Code<R>;
};

type Locals<P extends Parameters> = { readonly [Name in keyof P]: Local<P[Name]> };

export type ModuleBuilder = {
  /** The module's memory; @param pages of 64 kB that it has at least */
  importMemory(module: string, name: string, pages: number): void;
  /** All imports come before the first function, since functions are numbered in this order. */
  importFunction<P extends Parameters, R extends Result>(
    module: string,
    name: string,
    parameters: P,
    result: R,
  ): WasmFunction<P, R>;
  /** A function whose result is what `body` returns. The name shows in stack traces and profiles. */
  function<P extends Parameters, R extends ValueType>(
    name: string,
    parameters: P,
    body: (f: FunctionBuilder, parameters: Locals<P>) => Expression<R>,
  ): WasmFunction<P, R>;
  function<P extends Parameters>(
    name: string,
    parameters: P,
    body: (f: FunctionBuilder, parameters: Locals<P>) => void,
  ): WasmFunction<P, 'nothing'>;
  signature<P extends Parameters, R extends Result>(parameters: P, result: R): Signature<P, R>;
  /** The one table of a module. */
  table(functions: readonly AnyFunction[]): FunctionTable;
  /** Under the function's own name, where no other is given. */
  export(exported: AnyFunction, name?: string): void;
  /** The binary; whether it is valid is WebAssembly.validate's to say. */
  bytes(): Uint8Array<ArrayBuffer>;
};

/**
 * Starts a module, empty.
 *
 * @example
 * // y[i] += a·x[i] for 4·n floats
 * const m = moduleBuilder();
 * m.importMemory('env', 'memory', 1);
 * const axpy = m.function('axpy', { a: 'f32', x: 'i32', y: 'i32', n: 'i32' }, (f, { a, x, y, n }) => {
 *   const factor = f.let(f32x4.splat(a));
 *   f.loop((again) => {
 *     f.do(v128.store(y, f32x4.add(v128.load(y), f32x4.mul(factor, v128.load(x)))));
 *     f.set(x, i32.add(x, 16));
 *     f.set(y, i32.add(y, 16));
 *     f.brIf(again, tee(n, i32.sub(n, 1)));
 *   });
 * });
 * m.export(axpy);
 * const module = new webAssembly.Module(m.bytes());
 */
export function moduleBuilder(): ModuleBuilder {
  const signature = signatures();
  const parts = {
    types: signature.types,
    imports: [] as Import[],
    functions: [] as ModuleParts['functions'][number][],
    exports: [] as ModuleParts['exports'][number][],
    elements: undefined as readonly number[] | undefined,
  };
  let imported = 0;

  const define = (
    name: string,
    parameters: Parameters,
    body: (f: FunctionBuilder, locals: Locals<Parameters>) => Expression<ValueType> | void,
  ): WasmFunction<Parameters, Result> => {
    const { builder, finish } = functionBuilder(Object.keys(parameters).length);
    const result = body(builder, localsOf(parameters)) ?? undefined;
    const own = signature.of(parameters, result?.type ?? 'nothing');
    const index = imported + parts.functions.length;
    parts.functions.push({ name, type: own.index, body: finish(result) });
    return wasmFunction(name, index, own);
  };

  return {
    importMemory: (module, name, pages) => void parts.imports.push({ kind: 'memory', module, name, pages }),
    importFunction(module, name, parameters, result) {
      if (parts.functions.length > 0) throw new Error(`import "${name}" before the first function`);
      const own = signature.of(parameters, result);
      parts.imports.push({ kind: 'function', module, name, type: own.index });
      return wasmFunction(name, imported++, own);
    },
    function: define as ModuleBuilder['function'],
    signature: signature.of,
    table(members) {
      if (parts.elements !== undefined) throw new Error('a module has one table, and this one has it');
      parts.elements = members.map(({ index }) => index);
      return { call: callIndirect };
    },
    export: ({ index, name: own }, name = own) => void parts.exports.push({ name, index }),
    bytes: () => writeModule(parts),
  };
}

/** Equal signatures share one place in the type section. */
function signatures(): {
  readonly types: readonly (readonly number[])[];
  readonly of: ModuleBuilder['signature'];
} {
  const types: (readonly number[])[] = [];
  const places = new Map<string, number>();
  return {
    types,
    of(parameters, result) {
      const type = functionType(parameters, result);
      const index = places.get(type.join(' ')) ?? types.push(type) - 1;
      places.set(type.join(' '), index);
      return { index, parameters, result };
    },
  };
}

function wasmFunction<P extends Parameters, R extends Result>(
  name: string,
  index: number,
  signature: Signature<P, R>,
): WasmFunction<P, R> {
  return {
    name,
    index,
    signature,
    call: (given) =>
      call(signature, given, (to) => {
        to.byte(0x10);
        to.unsigned(index);
      }),
  };
}

const callIndirect: FunctionTable['call'] = ({ index, parameters, result }, at, given) =>
  call({ parameters, result }, given, (to) => {
    toI32(at).write(to);
    to.byte(0x11);
    to.unsigned(index);
    to.unsigned(0); // the table
  });

function localsOf<P extends Parameters>(parameters: P): Locals<P> {
  const entries = Object.entries(parameters).map(([name, type], i) => [name, local(type, i)]);
  return Object.fromEntries(entries) as Locals<P>;
}
