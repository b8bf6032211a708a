import type { TokenCursor } from '../expression/token-cursor.ts';

/** Parses one number, with its sign. */
export function parseNumber(cursor: TokenCursor): number | undefined {
  const sign = cursor.peek();
  const isSigned = (sign.text === '-' || sign.text === '+') && cursor.peek(1).kind === 'number';
  const token = isSigned ? cursor.peek(1) : sign;
  if (token.kind !== 'number') return cursor.expected('a number');
  const value = Number(token.text);
  if (!Number.isFinite(value)) return cursor.fail(sign, `${token.text} is too large for a number`);
  if (isSigned) cursor.next();
  cursor.next();
  if (value === 0) return 0; // −0 would be another value to Object.is and to no reader
  return sign.text === '-' ? -value : value;
}
