import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/spec/expression/parse-expression.ts';
import { printStatement } from '../../../src/spec/expression/print-statement.ts';
import {
  combine,
  comparisonOperators,
  termOperators,
  trendDirections,
  type Part,
  type Reading,
  type Statement,
  type Term,
} from '../../../src/model/experiment/statement.ts';

const statementOf = (text: string): unknown => {
  const parsed = parseExpression(text);
  return 'statement' in parsed ? parsed.statement : parsed.error;
};

const partOf = (text: string): unknown => {
  const parsed = parseExpression(text);
  return 'parts' in parsed ? parsed.parts[0] : parsed.error;
};

describe('an expression', () => {
  it('compares a metric with a multiple of another', () => {
    expect(statementOf('testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)')).toEqual({
      kind: 'comparison',
      left: { factor: 1, reading: { metric: 'testLoss', at: { lambda: 5 } } },
      operator: '<=',
      right: { factor: 0.1, reading: { metric: 'testLoss', at: { lambda: 0 } } },
    });
  });

  it('takes the factor behind a metric as well', () => {
    expect(statementOf('a * -2 > 1')).toMatchObject({ left: { factor: -2, reading: { metric: 'a' } } });
  });

  it('keeps the epoch apart from the axes', () => {
    expect(statementOf('loss(epoch=3, lambda=1e-3) is finite')).toEqual({
      kind: 'state',
      reading: { metric: 'loss', at: { lambda: 0.001 }, epoch: 3 },
      state: 'finite',
    });
  });

  it('takes the parameter of a norm', () => {
    expect(statementOf('norm(w, lambda=5) diverges')).toEqual({
      kind: 'state',
      reading: { metric: 'norm', parameter: 'w', at: { lambda: 5 } },
      state: 'diverges',
    });
  });

  it('says that a metric falls or rises along an axis', () => {
    expect(statementOf('norm(w) rises along lambda')).toMatchObject({
      kind: 'trend',
      direction: 'rises',
      axis: 'lambda',
    });
    expect(statementOf('loss falls along epoch')).toMatchObject({
      kind: 'trend',
      direction: 'falls',
      axis: 'epoch',
    });
  });

  it('may be written with any white space, and in any script', () => {
    expect(statementOf('损失(λ=5)<损失 ( λ = 0 )\n')).toEqual(statementOf('损失(λ=5) < 损失(λ=0)'));
    expect(statementOf('损失(λ=5) < 1')).toMatchObject({
      left: { reading: { metric: '损失', at: { λ: 5 } } },
    });
  });

  it('marks the columns of what it names', () => {
    expect(partOf('1 < norm(w, lambda=5, epoch=2)')).toMatchObject({
      marks: {
        readings: [
          {
            metric: 5,
            parameter: 10,
            bindings: new Map([
              ['lambda', 13],
              ['epoch', 23],
            ]),
          },
        ],
      },
    });
    expect(partOf('a falls along b')).toMatchObject({ marks: { axis: 15 } });
  });
});

describe('a mistake in an expression', () => {
  it.each([
    ['', 1, /ends where/, /e\.g\./],
    ['a ≤ b', 3, /not "≤"/, /write <=/],
    ['a ≥ b', 3, /not "≥"/, /write >=/],
    ['a = b', 3, /not "="/, /<, <=, > or >=/],
    ['a == b', 3, /not "=="/, /<, <=, > or >=/],
    ['a × 2 < b', 3, /not "×"/, /write \*/],
    ['a < b < c', 7, /unexpected "<"/, /a < b and b < c/],
    ['a < b && c < d', 7, /unexpected "&&"/, /write and/],
    ['a < b and', 10, /ends where/, /e\.g\./],
    ['a < b or c < d', 7, /unexpected "or"/, /"and"/],
    ['a - < 1', 5, /a number or a metric/, /e\.g\./],
    ['a < b 3', 7, /unexpected "3"/, /a term is/],
    ['(a - b < 1', 8, /"\)"/, /bracket/],
    ['abs(a - b < 1', 11, /"\)"/, /bracket/],
    ['a - b) < 1', 6, /not "\)"/, /compare by/],
    ['a < b)', 6, /unexpected "\)"/, /no bracket/],
    ['a ± 0.1 < 1', 3, /not "±"/, /is about/],
    ['a < 10 %', 8, /unexpected "%"/, /within 10 %/],
    ['a is about 0.23', 16, /"within"/, /is about 0\.23 within/],
    ['a with in 0.1 of 1', 3, /not "with"/, /did you mean "within"/],
    ['a is within 0.1', 16, /"of"/, /is within 0\.1 of/],
    ['a is within -1 of 2', 13, /no tolerance/, /0 or more/],
    ['a does falls along x', 8, /"not"/, /does not fall/],
    ['a does not falls along x', 12, /"fall" or "rise"/, /does not fall/],
    ['w[1.5] < 1', 3, /names no value/, /count from 0/],
    ['w[1, 2] < 1', 4, /"\]"/, /row by row/],
    ['a - b falls along x', 1, /metric alone/, /number out/],
    ['a fals along x', 3, /not "fals"/, /did you mean "falls"/],
    ['a falls lambda', 9, /"along"/, /falls along/],
    ['a falls along', 14, /ends where an axis/, /falls along/],
    ['a is infinite', 6, /"finite"/, /is finite/],
    ['2 * a falls along x', 1, /metric alone/, /number out/],
    ['a(w) < 1', 4, /"=" after w/, /axis=value/],
    ['a() < 1', 3, /expected an axis/, /axis=value/],
    ['a(x=) < 1', 5, /^expected a value, not "\)"$/, /in quotes/],
    ['a(x=five six) < 1', 10, /^expected "," or "\)", not "six"$/, /several words/],
    ['a(x=five*2) < 1', 5, /^expected a value, not "five"$/, /in quotes/],
    ['a(epoch=five) < 1', 9, /^expected a number, not "five"$/, undefined],
    [String.raw`a(x="\q") < 1`, 5, /escape/, /in quotes/],
    ['a(x=") < 1', 5, /^expected a value, not '"'$/, /in quotes/],
    ['a < 1 ""', 7, /^unexpected the text "" after the statement$/, undefined],
    ['a(x=1, x=2) < 1', 8, /x is bound twice/, /once/],
    ['a(epoch=1.5) < 1', 9, /whole number/, /from 1/],
    ['a(x=1e999) < 1', 5, /too large/, undefined],
    ['a(x=1', 6, /ends where/, undefined],
    ['norm < 1', 1, /which parameter/, /norm\(w\)/],
    ['norm(lambda=5) < 1', 6, /which parameter/, /norm\(w\)/],
    ['norm(w lambda=5) < 1', 8, /"," or "\)"/, undefined],
  ])('%j stands at column %i', (text, column, message, hint) => {
    const parsed = parseExpression(text);
    expect(parsed).toMatchObject({ error: { column, message: expect.stringMatching(message) } });
    if (hint) expect(parsed).toMatchObject({ error: { hint: expect.stringMatching(hint) } });
  });
});

describe('what is read of an expression', () => {
  it.each([
    ['testLoss - trainLoss > 0.1', 'testLoss - trainLoss > 0.1'],
    ['a -3*b<1', 'a - 3 * b < 1'],
    ['a-b-c < (a-(b-c))', 'a - b - c < a - (b - c)'],
    ['(a+b)*2 <= -c', '(a + b) * 2 <= -1 * c'],
    ['loss(lambda=5)/loss(lambda=0) <= 0.1', 'loss(lambda=5) / loss(lambda=0) <= 0.1'],
    ['abs( a - b ) < 1e-3', 'abs(a - b) < 0.001'],
    ['abs < 1', 'abs < 1'],
    ['abs(lambda=5) < 1', 'abs(lambda=5) < 1'],
    ['a is about 0.23 within 10 %', 'a is within 10 % of 0.23'],
    ['a is about 0.23 within 0.02', 'a is within 0.02 of 0.23'],
    ['a within 0.1 of b(lambda=0)', 'a is within 0.1 of b(lambda=0)'],
    ['a does not fall along epoch', 'a does not fall along epoch'],
    ['w[0] < 1 and a(x=-1) rises along epoch', 'w[0] < 1 and a(x=-1) rises along epoch'],
    ['w[12](lambda=5) is finite', 'w[12](lambda=5) is finite'],
  ])('%s', (text, printed) => {
    const parsed = parseExpression(text);
    if ('error' in parsed) throw new Error(parsed.error.message);
    expect(printStatement(parsed.statement)).toBe(printed);
  });
});

const names = fc
  .stringMatching(/^[a-zA-Zλ损][a-zA-Z0-9_]{0,6}$/)
  .filter((name) => !['norm', 'epoch', 'abs'].includes(name));
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const readings: fc.Arbitrary<Reading> = fc
  .tuple(
    fc.oneof(
      names.map((metric) => ({ metric })),
      names.map((parameter) => ({ metric: 'norm', parameter })),
    ),
    fc.dictionary(names, numbers, { maxKeys: 3, noNullPrototype: true }),
    fc.option(fc.integer({ min: 1, max: 99 }).map((epoch) => ({ epoch }))),
  )
  .map(([metric, at, epoch]) => Object.assign({ at }, metric, epoch));
const { term: terms } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers.map((factor): Term => ({ factor })),
    fc.record({ factor: numbers, reading: readings }),
    fc
      .tuple(tie('term'), fc.constantFrom(...termOperators), tie('term'))
      .map(([left, operator, right]) => combine(left, operator, right)),
    tie('term').map((absolute): Term => ({ absolute })),
  ),
}));
const parts: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constant('comparison' as const),
    left: terms,
    operator: fc.constant('within' as const),
    tolerance: fc.record({
      value: numbers.map(Math.abs),
      unit: fc.constantFrom('absolute' as const, 'percent' as const),
    }),
    right: terms,
  }),
  fc.record({
    kind: fc.constant('comparison' as const),
    left: terms,
    operator: fc.constantFrom(...comparisonOperators),
    right: terms,
  }),
  fc.record({
    kind: fc.constant('trend' as const),
    reading: readings,
    direction: fc.constantFrom(...trendDirections),
    axis: names,
  }),
  fc.record({
    kind: fc.constant('state' as const),
    reading: readings,
    state: fc.constantFrom('diverges' as const, 'finite' as const),
  }),
);

const statements: fc.Arbitrary<Statement> = fc.oneof(
  parts,
  fc.record({ kind: fc.constant('all' as const), parts: fc.array(parts, { minLength: 2, maxLength: 4 }) }),
);

describe('every expression', () => {
  it('comes back from its printed form', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        expect(statementOf(printStatement(statement))).toEqual(statement);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('is a statement or an error inside the text, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'a',
      'norm',
      'epoch',
      'falls',
      'along',
      'is',
      '(',
      ')',
      ',',
      '=',
      '<=',
      '*',
      '-1',
      '2e9',
      'λ',
      ' ',
    );
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const parsed = parseExpression(text);
        if ('error' in parsed)
          expect(parsed.error.column).toSatisfy((at: number) => at >= 1 && at <= text.length + 1);
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
