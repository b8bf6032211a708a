import { parseNumber } from '../values/parse-number.ts';
import { parseReading, type ReadingMarks } from './parse-reading.ts';
import { combine, type Term } from '../../model/experiment/statement.ts';
import type { TokenCursor } from './token-cursor.ts';

/** Parses a sum, and adds the columns of its readings, left to right, to `marks`. */
export function parseTerm(cursor: TokenCursor, marks: ReadingMarks[]): Term | undefined {
  return parseChain(cursor, ['+', '-'], () =>
    parseChain(cursor, ['*', '/'], () => parseFactor(cursor, marks)),
  );
}

/** Parses one operand or more, joined from the left. */
function parseChain(
  cursor: TokenCursor,
  operators: readonly ('+' | '-' | '*' | '/')[],
  parseOperand: () => Term | undefined,
): Term | undefined {
  let term = parseOperand();
  while (term) {
    const operator = operators.find((symbol) => cursor.accept(symbol));
    if (operator === undefined) return term;
    const right = parseOperand();
    term = right && combine(term, operator, right);
  }
  return undefined;
}

function parseFactor(cursor: TokenCursor, marks: ReadingMarks[]): Term | undefined {
  const { kind, text } = cursor.peek();
  const next = cursor.peek(1);
  if (kind === 'number' || ((text === '-' || text === '+') && next.kind === 'number')) {
    const factor = parseNumber(cursor);
    return factor === undefined ? undefined : { factor };
  }
  if (cursor.accept('-')) {
    const term = parseFactor(cursor, marks);
    return term && combine({ factor: -1 }, '*', term);
  }
  if (cursor.accept('(')) return parseClosed(cursor, marks);
  if (text === 'abs' && next.text === '(' && cursor.peek(3).text !== '=') {
    cursor.next();
    cursor.next();
    const absolute = parseClosed(cursor, marks);
    return absolute && { absolute };
  }
  if (kind !== 'name') return cursor.expected('a number or a metric', 'e.g. 0.1 * testLoss(lambda=0)');
  const marked = parseReading(cursor);
  if (!marked) return undefined;
  marks.push(marked.marks);
  return { factor: 1, reading: marked.reading };
}

function parseClosed(cursor: TokenCursor, marks: ReadingMarks[]): Term | undefined {
  const term = parseTerm(cursor, marks);
  if (!term) return undefined;
  return cursor.accept(')') ? term : cursor.expected('")"', 'close every bracket that is opened');
}
