import type { ParsedSource, Token } from './parse-source.ts';
import type { SourceChange } from './text-change.ts';

/** What each operator is turned into: over its limit by one, the other way round, its opposite. */
const turned: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
};

/** Turns every comparison, and every `and` and `or`. */
export function comparisonDefects({ nodes, tokens, text }: ParsedSource): readonly SourceChange[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') return [];
    const { operator, left } = node;
    const others = Object.hasOwn(turned, operator) ? (turned[operator] ?? []) : [];
    if (others.length === 0) return [];
    const is = ({ start, end }: Token) =>
      start >= (left.end ?? node.end) && text.slice(start, end) === operator;
    const at = tokens.find((token) => is(token)); // a comment between the two is another token
    return at === undefined ? [] : others.map((after) => ({ start: at.start, end: at.end, after }));
  });
}
