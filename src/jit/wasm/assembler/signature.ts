import { valueTypes, type Code, type Expression, type I32, type ValueType } from './code.ts';
import { toI32 } from './instruction.ts';

/** Parameters by name, in their order. */
export type Parameters = Readonly<Record<string, ValueType>>;

export type Result = ValueType | 'nothing';

/** The type of a function, with its place in the module's type section. */
export type Signature<P extends Parameters, R extends Result> = {
  readonly index: number;
  readonly parameters: P;
  readonly result: R;
};

/** Arguments by the names of the parameters; an i32 may be a plain number. */
export type Arguments<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends 'i32' ? I32 : Expression<P[Name]>;
};

/** The bytes of a function type (§5.3.6 of the WebAssembly Core Specification 2.0). */
export function functionType(parameters: Parameters, result: Result): readonly number[] {
  const types = Object.values(parameters).map((type) => valueTypes[type]);
  if (types.length > 127) throw new RangeError(`a function of ${types.length} parameters: at most 127`);
  return [0x60, types.length, ...types, ...(result === 'nothing' ? [0] : [1, valueTypes[result]])];
}

/** Arguments in the order of the parameters, then the call. */
export function call<P extends Parameters, R extends Result>(
  { parameters, result }: Omit<Signature<P, R>, 'index'>,
  given: Arguments<P>,
  writeCall: Code<R>['write'],
): Code<R> {
  return {
    type: result,
    write(to) {
      for (const name of Object.keys(parameters)) {
        const argument = (given as Readonly<Record<string, I32 | Expression<ValueType>>>)[name];
        if (argument === undefined) throw new Error(`a call lacks its argument "${name}"`);
        (typeof argument === 'number' ? toI32(argument) : argument).write(to);
      }
      writeCall(to);
    },
  };
}
