import { byteWriter, type ByteWriter } from './byte-writer.ts';
import { valueTypes, type Expression, type I32, type WasmStatement, type ValueType } from './code.ts';
import { toI32 } from './instruction.ts';
import { local, localOpcodes, type Local } from './local.ts';

/** Names a block's end or a loop's start inside its body. */
export type Label = { readonly kind: 'block' | 'loop' | 'if' };

/** Writes one body, in the order of the calls; structured control takes its body as a function. */
export type FunctionBuilder = {
  /** A new variable, zero until it is set. */
  local<T extends ValueType>(type: T): Local<T>;
  /** A new variable that holds the value from here on. */
  let<T extends ValueType>(value: Expression<T>): Local<T>;
  set<T extends ValueType>(variable: Local<T>, value: Expression<T>): void;
  do(...statements: readonly WasmStatement[]): void;
  /** A branch to `end` goes on behind the block. */
  block(body: (end: Label) => void): void;
  /** A branch to `again` goes back to the start; without one the loop ends after its body. */
  loop(body: (again: Label) => void): void;
  if(condition: I32, then: (end: Label) => void, otherwise?: () => void): void;
  br(to: Label): void;
  brIf(to: Label, condition: I32): void;
};

/** Opcodes: WebAssembly Core Specification 2.0, §5.4.1 (control instructions). */
const opcodes = { block: 0x02, loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, br: 0x0c, brIf: 0x0d } as const;
const noResult = 0x40;

/** A body while it is written. */
type Body = { readonly code: ByteWriter; readonly parameters: number; readonly locals: ValueType[] };

/** @returns the builder, and the function that closes the body: locals and code, without the size before it */
export function functionBuilder(parameters: number): {
  readonly builder: FunctionBuilder;
  readonly finish: (result?: Expression<ValueType>) => Uint8Array;
} {
  const body: Body = { code: byteWriter(1024), parameters, locals: [] };
  return {
    builder: { ...variables(body), ...control(body) },
    finish(result) {
      result?.write(body.code);
      body.code.byte(opcodes.end);
      const whole = byteWriter(body.code.length() + 64);
      writeLocals(whole, body.locals);
      whole.append(body.code.bytes());
      return whole.bytes();
    },
  };
}

function variables({ code, parameters, locals }: Body): Pick<FunctionBuilder, 'local' | 'let' | 'set'> {
  const declare = <T extends ValueType>(type: T): Local<T> => local(type, parameters + locals.push(type) - 1);
  const set = <T extends ValueType>({ index }: Local<T>, value: Expression<T>): void => {
    value.write(code);
    code.byte(localOpcodes.set);
    code.unsigned(index);
  };
  return {
    local: declare,
    set,
    let(value) {
      const variable = declare(value.type);
      set(variable, value);
      return variable;
    },
  };
}

function control({ code }: Body): Omit<FunctionBuilder, 'local' | 'let' | 'set'> {
  const open: Label[] = [];
  const nest = (kind: Label['kind'], body: (label: Label) => void): void => {
    const label: Label = { kind };
    code.byte(opcodes[kind]);
    code.byte(noResult);
    open.push(label);
    body(label);
    open.pop();
    code.byte(opcodes.end);
  };
  const branch = (opcode: number, label: Label): void => {
    const at = open.lastIndexOf(label);
    if (at < 0) throw new Error(`a branch to a ${label.kind} from outside it`);
    code.byte(opcode);
    code.unsigned(open.length - 1 - at); // how many structures lie between
  };
  return {
    do(...statements) {
      for (const statement of statements) statement.write(code);
    },
    block: (body) => nest('block', body),
    loop: (body) => nest('loop', body),
    if(condition, then, otherwise) {
      toI32(condition).write(code);
      nest('if', (label) => {
        then(label);
        if (otherwise === undefined) return;
        code.byte(opcodes.else);
        otherwise();
      });
    },
    br: (label) => branch(opcodes.br, label),
    brIf(label, condition) {
      toI32(condition).write(code);
      branch(opcodes.brIf, label);
    },
  };
}

/** Runs of one type, each as its length and the type (§5.5.13). */
function writeLocals(to: ByteWriter, types: readonly ValueType[]): void {
  const starts = types.flatMap((type, i) => (type === types[i - 1] ? [] : [i]));
  to.unsigned(starts.length);
  starts.forEach((start, k) => {
    const type = types[start];
    if (type === undefined) return;
    to.unsigned((starts[k + 1] ?? types.length) - start);
    to.byte(valueTypes[type]);
  });
}
