import { describe, expect, it } from 'vitest';
import { f32 } from '../../../../src/jit/wasm/assembler/f32.ts';
import { f32x4 } from '../../../../src/jit/wasm/assembler/f32x4.ts';
import { i32 } from '../../../../src/jit/wasm/assembler/i32.ts';
import type { Label } from '../../../../src/jit/wasm/assembler/function-builder.ts';
import { tee } from '../../../../src/jit/wasm/assembler/local.ts';
import { moduleBuilder } from '../../../../src/jit/wasm/assembler/module-builder.ts';
import { v128 } from '../../../../src/jit/wasm/assembler/v128.ts';
import { webAssembly } from '../../../../src/jit/wasm/web-assembly.ts';
import { instantiate, runBody } from './run-code.ts';

describe('a function', () => {
  it('takes parameters by name, in order, and returns what its body returns', () => {
    const { minus } = instantiate((m) =>
      m.export(
        m.function('minus', { left: 'i32', right: 'i32' }, (_, { left, right }) => i32.sub(left, right)),
      ),
    );
    expect(minus?.(7, 3)).toBe(4);
  });

  it('calls another with arguments by name', () => {
    const { call } = instantiate((m) => {
      const half = m.function('half', { x: 'f32', by: 'i32' }, (_, { x, by }) =>
        f32.div(x, f32.convert_i32_s(by)),
      );
      m.export(m.function('call', {}, () => half.call({ by: 4, x: f32.const(10) })));
    });
    expect(call?.()).toBe(2.5);
  });

  it('has locals of mixed types behind its parameters', () => {
    const { mix } = instantiate((m) =>
      m.export(
        m.function('mix', { a: 'i32' }, (f, { a }) => {
          const [i, x, j] = [f.local('i32'), f.local('f32'), f.local('i32')];
          f.set(i, i32.add(a, 1));
          f.set(x, f32.convert_i32_s(i));
          f.set(j, i32.trunc_sat_f32_s(x));
          const k = f.let(i32.mul(j, 2));
          return i32.add(tee(i, k), i);
        }),
      ),
    );
    expect(mix?.(4)).toBe(20);
  });

  it('calls what was imported, numbered before its own', () => {
    const heard: number[] = [];
    const { say } = instantiate(
      (m) => {
        const hear = m.importFunction('env', 'hear', { value: 'i32' }, 'nothing');
        const twice = m.function('twice', { x: 'i32' }, (_, { x }) => i32.mul(x, 2));
        m.export(
          m.function('own', {}, (f) => f.do(hear.call({ value: twice.call({ x: 21 }) }))),
          'say',
        );
      },
      { hear: (value: number) => heard.push(value) },
    );
    say?.();
    expect(heard).toEqual([42]);
  });

  it('cannot be imported once one is defined', () => {
    const m = moduleBuilder();
    m.function('own', {}, () => undefined);
    expect(() => m.importFunction('env', 'late', {}, 'nothing')).toThrow(/"late" before/);
  });

  it('shows its name in a stack trace', () => {
    const { run } = instantiate((m) =>
      m.export(
        m.function('divideByZero', {}, () => i32.div_u(1, 0)),
        'run',
      ),
    );
    let trace = '';
    try {
      run?.();
    } catch (error) {
      trace = (error as Error).stack ?? '';
    }
    expect(trace).toMatch(/divideByZero/);
  });
});

it('runs a loop over vectors, locals moving along', () => {
  const [x, y, n] = [[1, 2, 3, 4, 5, 6, 7, 8], [10, 20, 30, 40, 50, 60, 70, 80], 2];
  const bytes = runBody(
    (f) => {
      const factor = f.let(f32x4.splat(f32.const(2)));
      const [from, to, left] = [f.let(i32.const(0)), f.let(i32.const(32)), f.let(i32.const(n))];
      f.loop((again) => {
        f.do(v128.store(to, f32x4.add(v128.load(to), f32x4.mul(factor, v128.load(from)))));
        f.set(from, i32.add(from, 16));
        f.set(to, i32.add(to, 16));
        f.brIf(again, tee(left, i32.sub(left, 1)));
      });
    },
    new Uint8Array(Float32Array.of(...x, ...y).buffer),
  );
  expect([...new Float32Array(bytes.buffer, 32, 8)]).toEqual([12, 24, 36, 48, 60, 72, 84, 96]);
});

it('gives equal signatures one place, whatever the names of their parameters', () => {
  const m = moduleBuilder();
  const place = m.signature({ x: 'i32' }, 'f32').index;
  expect(m.signature({ x: 'i32' }, 'nothing').index).not.toBe(place);
  expect(m.signature({ y: 'i32' }, 'f32').index).toBe(place);
});

describe('a table', () => {
  it('calls its functions by place, and traps at another signature', () => {
    const { at } = instantiate((m) => {
      const unary = m.signature({ x: 'i32' }, 'i32');
      const members = [
        m.function('double', { x: 'i32' }, (_, { x }) => i32.mul(x, 2)),
        m.function('negate', { x: 'i32' }, (_, { x }) => i32.sub(0, x)),
        m.function('none', {}, () => undefined),
      ];
      const table = m.table(members);
      m.export(m.function('at', { i: 'i32' }, (_, { i }) => table.call(unary, i, { x: 5 })));
    });
    expect([at?.(0), at?.(1)]).toEqual([10, -5]);
    expect(() => at?.(2)).toThrow(/signature/);
    expect(() => at?.(3)).toThrow(/table/);
  });

  it('is the only one of its module', () => {
    const m = moduleBuilder();
    m.table([]);
    expect(() => m.table([])).toThrow(/one table/);
  });
});

describe('control', () => {
  const wordsOf = (bytes: Uint8Array, count: number) => [...new Int32Array(bytes.buffer, 0, count)];

  it('loops while it branches back', () => {
    const bytes = runBody((f) => {
      const i = f.local('i32');
      f.loop((again) => {
        f.do(i32.store(i32.shl(i, 2), i32.mul(i, i)));
        f.brIf(again, i32.lt_s(tee(i, i32.add(i, 1)), 5));
      });
    });
    expect(wordsOf(bytes, 6)).toEqual([0, 1, 4, 9, 16, 0]);
  });

  it.each([
    [1, 10],
    [0, 20],
  ])('an if of %i stores %i', (condition, stored) => {
    const bytes = runBody((f) =>
      f.if(
        i32.const(condition),
        () => f.do(i32.store(0, i32.const(10))),
        () => f.do(i32.store(0, i32.const(20))),
      ),
    );
    expect(wordsOf(bytes, 1)).toEqual([stored]);
  });

  it('leaves the structure that a branch names, from inside others', () => {
    const bytes = runBody((f) => {
      f.block((outer) => {
        f.block(() => {
          f.loop(() => f.if(1, () => f.br(outer)));
        });
        f.do(i32.store(0, i32.const(1))); // skipped
      });
      f.do(i32.store(4, i32.const(2)));
    });
    expect(wordsOf(bytes, 2)).toEqual([0, 2]);
  });

  it('leaves an if by its own label', () => {
    const bytes = runBody((f) => {
      f.if(1, (end) => {
        f.brIf(end, 1);
        f.do(i32.store(0, i32.const(1)));
      });
    });
    expect(wordsOf(bytes, 1)).toEqual([0]);
  });

  it('refuses a branch to what is closed', () => {
    let closed: Label | undefined;
    expect(() =>
      runBody((f) => {
        f.block((end) => void (closed = end));
        f.br(closed!);
      }),
    ).toThrow(/from outside/);
  });
});

it('gives the engine a valid module where nothing is defined', () =>
  expect(webAssembly.validate(moduleBuilder().bytes())).toBe(true));
