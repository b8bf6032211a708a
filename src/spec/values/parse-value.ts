import type { SettingValue } from '../../model/experiment/settings.ts';
import { parseNumber } from './parse-number.ts';
import { bareWord, readValue, readWord } from './setting-text.ts';
import type { TokenCursor } from '../expression/token-cursor.ts';

const hint = 'write a number, true, false, a word, or a text in quotes';

/** Parses an axis' value: a number, a word such as adam or adam-w, or a text in quotes. */
export function parseValue(cursor: TokenCursor): SettingValue | undefined {
  const token = cursor.peek();
  if (token.kind === 'quoted') {
    const value = readValue(token.text);
    if (value === undefined)
      return cursor.fail(token, `${token.text} holds an escape that no text has`, hint);
    cursor.next();
    return value;
  }
  const { word, tokens } = nextWord(cursor);
  const isNumber = tokens === 1 && token.kind === 'number';
  const isWord = bareWord.test(word) && !isNumber;
  if (!isWord) {
    const isSigned = (token.text === '-' || token.text === '+') && cursor.peek(1).kind === 'number';
    return isSigned || token.kind === 'number' ? parseNumber(cursor) : cursor.expected('a value', hint);
  }
  for (let i = 0; i < tokens; i++) cursor.next();
  return readWord(word);
}

/** Joins the tokens that follow each other without a space, up to one that ends a value. */
function nextWord(cursor: TokenCursor): { readonly word: string; readonly tokens: number } {
  let word = '';
  let tokens = 0;
  for (let end = cursor.peek().column; ; tokens++) {
    const { kind, text, column } = cursor.peek(tokens);
    if (kind === 'end' || kind === 'quoted' || column !== end || [',', ')', '(', '='].includes(text)) break;
    word += text;
    end = column + text.length;
  }
  return { word, tokens };
}
