import type { Token } from './tokenize-expression.ts';

export type ExpressionError = { readonly column: number; readonly message: string; readonly hint?: string };

/** Reads tokens one by one, and keeps the first error. */
export type TokenCursor = {
  readonly peek: (ahead?: number) => Token;
  readonly next: () => Token;
  /** Skips a symbol or a word, if it comes next. */
  readonly accept: (text: string) => boolean;
  /** Reports an error at a token. It returns undefined, so that a rule can `return fail(…)`. */
  readonly fail: (token: Token, message: string, hint?: string) => undefined;
  /** Reports that something else should come next. */
  readonly expected: (what: string, hint?: string) => undefined;
  /** Reports what follows a whole statement. */
  readonly unexpected: (hint: string) => undefined;
  readonly error: () => ExpressionError | undefined;
};

export const termHint = 'a term is a number or a metric, and what +, -, *, / and abs(…) make of them';

const equality =
  'equal numbers are luck: a claim compares by <, <=, > or >=, or says "is about 0.23 within 1 %"';

/** Hints for notations that authors use and expressions do not have. */
const spellings: Readonly<Record<string, string>> = {
  '≤': 'write <=',
  '≥': 'write >=',
  '=<': 'write <=',
  '=>': 'write >=',
  '=': equality,
  '==': equality,
  '!=': 'a claim compares by <, <=, > or >=',
  '×': 'write *',
  '·': 'write *',
  '−': 'write -',
  '÷': 'write /',
  '±': 'write is about 0.23 within 0.01',
  '%': 'a share stands after "within": is about 0.23 within 10 %',
  '&&': 'write and',
  '||': 'a claim cannot say "or": make two claims',
};

export function tokenCursor(tokens: readonly Token[]): TokenCursor {
  let at = 0;
  let error: ExpressionError | undefined;
  const end: Token = { kind: 'end', text: '', column: 1 };
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? tokens.at(-1) ?? end;
  const fail = (token: Token, message: string, hint?: string): undefined => {
    error ??= { column: token.column, message, ...(hint === undefined ? {} : { hint }) };
  };
  return {
    peek,
    next() {
      const token = peek();
      at += 1;
      return token;
    },
    accept(text) {
      const found = peek().text === text && peek().kind !== 'end';
      if (found) at += 1;
      return found;
    },
    fail,
    expected(what, hint) {
      const token = peek();
      return token.kind === 'end'
        ? fail(token, `the expression ends where ${what} should stand`, hint)
        : fail(token, `expected ${what}, not ${shown(token)}`, spellingOf(token) ?? hint);
    },
    unexpected: (hint) =>
      fail(peek(), `unexpected ${shown(peek())} after the statement`, spellingOf(peek()) ?? hint),
    error: () => error,
  };
}

/** Quotes a token, unless it has quotes of its own. */
function shown({ text }: Token): string {
  if (/^(["']).*\1$/s.test(text) && text.length > 1) return `the text ${text}`;
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

function spellingOf({ text }: Token): string | undefined {
  return Object.hasOwn(spellings, text) ? spellings[text] : undefined;
}
