import { didYouMean } from './did-you-mean.ts';
import { parseNumber } from './parse-number.ts';
import { parseReading, type MarkedReading, type ReadingMarks } from './parse-reading.ts';
import { comparisonOperators, type Statement, type Term } from './statement.ts';
import { termHint, tokenCursor, type ExpressionError, type TokenCursor } from './token-cursor.ts';
import { tokenizeExpression } from './tokenize-expression.ts';

/** A statement, with the columns of its parts: the readings from left to right, and a trend's axis. */
export type ParsedExpression = {
  readonly statement: Statement;
  readonly marks: { readonly readings: readonly ReadingMarks[]; readonly axis?: number };
};

/**
 * Reads what a claim expects:
 *
 *     statement = term operator term
 *               | reading ("falls" | "rises") "along" name
 *               | reading "diverges" | reading "is" "finite"
 *     term      = number ["*" reading] | reading ["*" number]
 *     reading   = name ["(" [name ","] binding {"," binding} ")"]
 *     binding   = name "=" number
 */
export function parseExpression(text: string): ParsedExpression | { readonly error: ExpressionError } {
  const cursor = tokenCursor(tokenizeExpression(text));
  const parsed = parseStatement(cursor);
  if (parsed) parseEnd(cursor);
  const error = cursor.error();
  if (error) return { error };
  if (!parsed) throw new Error(`no statement and no error: ${text}`);
  return parsed;
}

function parseEnd(cursor: TokenCursor): undefined {
  const { kind, text } = cursor.peek();
  if (kind === 'end') return;
  if (kind === 'number') return cursor.unexpected(termHint);
  const isComparison = comparisonOperators.some((operator) => operator === text);
  return cursor.unexpected(
    isComparison ? 'one comparison a claim: make two claims' : 'a claim holds one statement',
  );
}

/** As written: whether the reading stands alone decides what may follow it. */
type ParsedTerm = { readonly term: Term; readonly marked?: MarkedReading; readonly alone: boolean };

const statementHint =
  'compare by <, <=, > or >=, or say "falls along …", "rises along …", "diverges" or "is finite"';

function parseStatement(cursor: TokenCursor): ParsedExpression | undefined {
  const start = cursor.peek();
  const left = parseTerm(cursor);
  if (!left) return undefined;
  const word = cursor.peek();
  if (word.kind !== 'name') return parseComparison(cursor, left);
  if (!Object.hasOwn(predicates, word.text)) {
    const meant = didYouMean(word.text, Object.keys(predicates));
    return cursor.expected('a comparison', meant === undefined ? statementHint : `did you mean "${meant}"?`);
  }
  if (!left.marked || !left.alone)
    return cursor.fail(start, `only a metric alone "${word.text}"`, 'leave the number out');
  return predicates[word.text]?.(cursor, left.marked);
}

function parseComparison(cursor: TokenCursor, left: ParsedTerm): ParsedExpression | undefined {
  const operator = comparisonOperators.find((symbol) => cursor.accept(symbol));
  if (!operator) return cursor.expected('a comparison', statementHint);
  const right = parseTerm(cursor);
  if (!right) return undefined;
  return {
    statement: { kind: 'comparison', left: left.term, operator, right: right.term },
    marks: { readings: [left, right].flatMap(({ marked }) => marked?.marks ?? []) },
  };
}

type Predicate = (cursor: TokenCursor, marked: MarkedReading) => ParsedExpression | undefined;

const predicates: Readonly<Record<string, Predicate>> = {
  falls: (cursor, marked) => parseTrend(cursor, marked, 'falls'),
  rises: (cursor, marked) => parseTrend(cursor, marked, 'rises'),
  diverges: (cursor, { reading, marks }) => {
    cursor.next();
    return { statement: { kind: 'state', reading, state: 'diverges' }, marks: { readings: [marks] } };
  },
  is: (cursor, { reading, marks }) => {
    cursor.next();
    if (!cursor.accept('finite'))
      return cursor.expected('"finite"', 'the statements are "is finite" and "diverges"');
    return { statement: { kind: 'state', reading, state: 'finite' }, marks: { readings: [marks] } };
  },
};

function parseTrend(
  cursor: TokenCursor,
  { reading, marks }: MarkedReading,
  direction: 'falls' | 'rises',
): ParsedExpression | undefined {
  cursor.next();
  const hint = `write ${direction} along lambda`;
  if (!cursor.accept('along')) return cursor.expected('"along"', hint);
  const axis = cursor.peek();
  if (axis.kind !== 'name') return cursor.expected('an axis', hint);
  cursor.next();
  const statement: Statement = { kind: 'trend', reading, direction, axis: axis.text };
  return { statement, marks: { readings: [marks], axis: axis.column } };
}

function parseTerm(cursor: TokenCursor): ParsedTerm | undefined {
  const { kind } = cursor.peek();
  if (kind !== 'number' && kind !== 'name')
    return cursor.expected('a number or a metric', 'e.g. 0.1 * testLoss(lambda=0)');
  if (kind === 'name') {
    const marked = parseReading(cursor);
    if (!marked) return undefined;
    if (!cursor.accept('*')) return { term: { factor: 1, reading: marked.reading }, marked, alone: true };
    const factor = parseNumber(cursor);
    return factor === undefined
      ? undefined
      : { term: { factor, reading: marked.reading }, marked, alone: false };
  }
  const factor = parseNumber(cursor);
  if (factor === undefined) return undefined;
  if (!cursor.accept('*')) return { term: { factor }, alone: false };
  const marked = parseReading(cursor);
  return marked && { term: { factor, reading: marked.reading }, marked, alone: false };
}
