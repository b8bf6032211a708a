import { distance } from 'fastest-levenshtein';
import type { Edit } from '../model/experiment/defect.ts';

/**
 * The edited text, or why the edit cannot be made: what it replaces is not there, or is there more than once.
 */
export type Applied =
  | { readonly state: 'made'; readonly text: string }
  | { readonly state: 'gone'; readonly line: number; readonly nearest: string }
  | { readonly state: 'ambiguous'; readonly lines: readonly number[] };

/**
 * Replaces the one occurrence of an edit's text. All white space is equal, and next to a sign it may be
 * absent, so that a formatter breaks no edit.
 */
export function applyEdit(text: string, { find, replace }: Pick<Edit, 'find' | 'replace'>): Applied {
  const matches = [...text.matchAll(foldedPattern(find))];
  const [first, second] = matches;
  if (first === undefined) return { state: 'gone', ...nearestLine(text, find) };
  if (second !== undefined)
    return { state: 'ambiguous', lines: matches.map(({ index }) => lineAt(text, index)) };
  const { index, 1: found = '' } = first;
  return { state: 'made', text: text.slice(0, index) + replace.trim() + text.slice(index + found.length) };
}

/** Returns a pattern of words and signs in order, with any white space between; some between two words. */
function foldedPattern(find: string): RegExp {
  const tokens = find.match(/[\p{ID_Continue}$]+|[^\s\p{ID_Continue}$]/gu) ?? [];
  const isWord = (token: string | undefined) => token !== undefined && /[\p{ID_Continue}$]/u.test(token);
  const pattern = tokens.map((token, i) => {
    const gap = i === 0 ? '' : isWord(tokens[i - 1]) && isWord(token) ? '\\s+' : '\\s*';
    return gap + token.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  });
  const start = isWord(tokens[0]) ? '(?<![\\p{ID_Continue}$])' : '';
  const end = isWord(tokens.at(-1)) ? '(?![\\p{ID_Continue}$])' : '';
  return new RegExp(`(?=(${start}${pattern.join('')}${end}))`, 'gu'); // a look ahead, since occurrences may overlap
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * Finds the line that is nearest to the first line of `find`, by the number of characters to change.
 * Characters by which a line is longer do not count.
 */
function nearestLine(text: string, find: string): { readonly line: number; readonly nearest: string } {
  const sought = foldLine(find.trim().split('\n')[0] ?? '');
  const lines = text.split('\n').map((line, i) => {
    const folded = foldLine(line);
    return {
      line: i + 1,
      nearest: line.trim(),
      apart: distance(sought, folded) - Math.max(0, folded.length - sought.length),
    };
  });
  const { line, nearest } = lines.reduce((best, each) => (each.apart < best.apart ? each : best));
  return { line, nearest };
}

function foldLine(line: string): string {
  return line.trim().replaceAll(/\s+/g, ' ');
}
