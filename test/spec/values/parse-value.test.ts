import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/spec/expression/parse-expression.ts';
import { printStatement } from '../../../src/spec/expression/print-statement.ts';

describe('what an axis is bound to', () => {
  it.each<[string, unknown]>([
    ['5', 5],
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['adam', 'adam'],
    ['l2', 'l2'],
    ['adam-w', 'adam-w'],
    ['3x3', '3x3'],
    ['data/a.csv', 'data/a.csv'],
    ['动量', '动量'],
    ['true', true],
    ['false', false],
    ['True', 'True'],
    ['"adam"', 'adam'],
    ["'adam'", 'adam'],
    ['"5"', '5'],
    ['"true"', 'true'],
    ['"a b, (c=1)"', 'a b, (c=1)'],
    ['"say \\"no\\""', 'say "no"'],
  ])('%s', (text, value) => {
    const parsed = parseExpression(`loss(x=${text}, epoch=3) < 1`);
    if ('error' in parsed) throw new Error(parsed.error.message);
    expect(parsed.statement).toMatchObject({ left: { reading: { at: { x: value }, epoch: 3 } } });
    const printed = printStatement(parsed.statement);
    expect(parseExpression(printed)).toMatchObject({ statement: parsed.statement });
  });
});
