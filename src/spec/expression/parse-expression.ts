import { hintFor } from '../did-you-mean.ts';
import { parseNumber } from '../values/parse-number.ts';
import type { ReadingMarks } from './parse-reading.ts';
import { parseTerm } from './parse-term.ts';
import {
  comparisonOperators,
  type Part,
  type Reading,
  type Statement,
  type Term,
} from '../../model/experiment/statement.ts';
import { termHint, tokenCursor, type ExpressionError, type TokenCursor } from './token-cursor.ts';
import { tokenizeExpression } from './tokenize-expression.ts';

/** One part of a statement, with the columns of its readings, left to right, and of a trend's axis. */
export type ParsedPart = {
  readonly statement: Part;
  readonly marks: { readonly readings: readonly ReadingMarks[]; readonly axis?: number };
};

export type ParsedExpression = { readonly statement: Statement; readonly parts: readonly ParsedPart[] };

/**
 * Reads what a claim expects:
 *
 *     statement = part {"and" part}
 *     part      = term operator term
 *               | term "is" "about" term "within" tolerance
 *               | term ["is"] "within" tolerance "of" term
 *               | reading ("falls" | "rises" | "does" "not" ("fall" | "rise")) "along" name
 *               | reading "diverges" | reading "is" "finite"
 *     term      = product {("+" | "-") product}
 *     product   = factor {("*" | "/") factor}
 *     factor    = ["-"] (number | reading | "abs" "(" term ")" | "(" term ")")
 *     tolerance = number ["%"]
 *     reading   = name ["[" number "]"] ["(" [name ","] binding {"," binding} ")"]
 *     binding   = name "=" (number | word | quoted)
 */
export function parseExpression(text: string): ParsedExpression | { readonly error: ExpressionError } {
  const cursor = tokenCursor(tokenizeExpression(text));
  const parts: ParsedPart[] = [];
  do {
    const part = parsePart(cursor);
    if (part) parts.push(part);
  } while (!cursor.error() && cursor.accept('and'));
  if (!cursor.error()) parseEnd(cursor);
  const error = cursor.error();
  if (error) return { error };
  const [first, ...others] = parts;
  if (!first) throw new Error(`no statement and no error: ${text}`);
  const statement: Statement =
    others.length === 0 ? first.statement : { kind: 'all', parts: parts.map((part) => part.statement) };
  return { statement, parts };
}

function parseEnd(cursor: TokenCursor): undefined {
  const { kind, text } = cursor.peek();
  if (kind === 'end') return;
  if (kind === 'number') return cursor.unexpected(termHint);
  const isComparison = comparisonOperators.some((operator) => operator === text);
  const hint = isComparison
    ? 'one comparison at a time: write a < b and b < c'
    : text === ')'
      ? 'no bracket is open here'
      : 'join statements by "and", or make two claims';
  return cursor.unexpected(hint);
}

const statementHint =
  'compare by <, <=, > or >=, or say "is about … within …", "falls along …", "rises along …", "diverges" or "is finite"';

function parsePart(cursor: TokenCursor): ParsedPart | undefined {
  const start = cursor.peek();
  const readings: ReadingMarks[] = [];
  const left = parseTerm(cursor, readings);
  if (!left) return undefined;
  const word = cursor.peek();
  if (word.kind !== 'name') return parseComparison(cursor, left, readings);
  if (word.text === 'within' || (word.text === 'is' && nearWords.has(cursor.peek(1).text)))
    return parseNear(cursor, left, readings);
  if (!Object.hasOwn(predicates, word.text)) {
    const known = [...Object.keys(predicates), 'within', 'and'];
    return cursor.expected('a comparison', hintFor(word.text, known, statementHint));
  }
  if (!('factor' in left) || left.reading === undefined || left.factor !== 1)
    return cursor.fail(start, `only a metric alone "${word.text}"`, 'leave the number out');
  return predicates[word.text]?.(cursor, left.reading, readings);
}

function parseComparison(cursor: TokenCursor, left: Term, readings: ReadingMarks[]): ParsedPart | undefined {
  const operator = comparisonOperators.find((symbol) => cursor.accept(symbol));
  if (!operator) return cursor.expected('a comparison', statementHint);
  const right = parseTerm(cursor, readings);
  return right && { statement: { kind: 'comparison', left, operator, right }, marks: { readings } };
}

const nearWords: ReadonlySet<string> = new Set(['about', 'within']);
const nearHint = 'write "is about 0.23 within 10 %" or "is within 0.1 of 0.5"';

function parseNear(cursor: TokenCursor, left: Term, readings: ReadingMarks[]): ParsedPart | undefined {
  cursor.accept('is');
  const about = cursor.accept('about');
  const ahead = about ? parseTerm(cursor, readings) : undefined;
  if (about && !ahead) return undefined;
  if (!cursor.accept('within')) return cursor.expected('"within"', nearHint);
  const start = cursor.peek();
  const value = parseNumber(cursor);
  if (value === undefined) return undefined;
  if (value < 0) return cursor.fail(start, `${value} is no tolerance`, 'it is 0 or more');
  const unit = cursor.accept('%') ? 'percent' : 'absolute';
  if (!about && !cursor.accept('of')) return cursor.expected('"of"', nearHint);
  const right = ahead ?? parseTerm(cursor, readings);
  if (!right) return undefined;
  const statement: Part = { kind: 'comparison', left, operator: 'within', tolerance: { value, unit }, right };
  return { statement, marks: { readings } };
}

type Predicate = (
  cursor: TokenCursor,
  reading: Reading,
  readings: readonly ReadingMarks[],
) => ParsedPart | undefined;

const predicates: Readonly<Record<string, Predicate>> = {
  falls: (cursor, ...read) => parseTrend(cursor, 'falls', ...read),
  rises: (cursor, ...read) => parseTrend(cursor, 'rises', ...read),
  does: (cursor, ...read) => {
    cursor.next();
    const hint = 'write does not fall along lambda, or does not rise along lambda';
    if (!cursor.accept('not')) return cursor.expected('"not"', hint);
    const { text } = cursor.peek();
    if (text !== 'fall' && text !== 'rise') return cursor.expected('"fall" or "rise"', hint);
    return parseTrend(cursor, `does not ${text}`, ...read);
  },
  diverges: (cursor, reading, readings) => {
    cursor.next();
    return { statement: { kind: 'state', reading, state: 'diverges' }, marks: { readings } };
  },
  is: (cursor, reading, readings) => {
    cursor.next();
    if (!cursor.accept('finite'))
      return cursor.expected(
        '"finite"',
        'the statements are "is finite", "diverges", "is about … within …" and "is within … of …"',
      );
    return { statement: { kind: 'state', reading, state: 'finite' }, marks: { readings } };
  },
};

function parseTrend(
  cursor: TokenCursor,
  direction: Extract<Part, { kind: 'trend' }>['direction'],
  reading: Reading,
  readings: readonly ReadingMarks[],
): ParsedPart | undefined {
  cursor.next();
  const hint = `write ${direction} along lambda`;
  if (!cursor.accept('along')) return cursor.expected('"along"', hint);
  const axis = cursor.peek();
  if (axis.kind !== 'name') return cursor.expected('an axis', hint);
  cursor.next();
  return {
    statement: { kind: 'trend', reading, direction, axis: axis.text },
    marks: { readings, axis: axis.column },
  };
}
