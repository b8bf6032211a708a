import { namePattern } from '../rules/name-pattern.ts';

/**
 * One token of an expression. `other` is a character that no expression holds. It is kept, so that the parser
 * can report it in its place.
 */
export type Token = {
  readonly kind: 'number' | 'name' | 'symbol' | 'quoted' | 'other' | 'end';
  readonly text: string;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
};

const tokenPattern = new RegExp(
  [
    String.raw`\s+`,
    String.raw`(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)`,
    `(?<name>${namePattern.source.slice(1, -1)})`, // without ^ and $
    String.raw`(?<misspelt>==+|!=|=<|=>|&&|\|\||\*\*)`,
    String.raw`(?<symbol><=|>=|[-+*/<>=(),%]|\[|\])`,
    String.raw`(?<quoted>"(?:[^"\\]|\\.)*"|'[^']*')`,
    `.`,
  ].join('|'),
  'gsu',
);

/** Splits an expression into tokens, of which the last is always `end`. */
export function tokenizeExpression(text: string): readonly Token[] {
  const tokens = [...text.matchAll(tokenPattern)].flatMap((match): Token[] => {
    const token = { text: match[0], column: match.index + 1 };
    if (match.groups?.['number'] !== undefined) return [{ kind: 'number', ...token }];
    if (match.groups?.['name'] !== undefined) return [{ kind: 'name', ...token }];
    if (match.groups?.['symbol'] !== undefined) return [{ kind: 'symbol', ...token }];
    if (match.groups?.['quoted'] !== undefined) return [{ kind: 'quoted', ...token }];
    return token.text.trim() === '' ? [] : [{ kind: 'other', ...token }];
  });
  return [...tokens, { kind: 'end', text: '', column: text.trimEnd().length + 1 }];
}
