import type { TokenCursor } from './token-cursor.ts';

export function parseNumber(cursor: TokenCursor): number | undefined {
  const token = cursor.peek();
  if (token.kind !== 'number') return cursor.expected('a number');
  const value = Number(token.text);
  if (!Number.isFinite(value)) return cursor.fail(token, `${token.text} is too large for a number`);
  cursor.next();
  return value === 0 ? 0 : value; // -0 would be another value to Object.is and to no reader
}
