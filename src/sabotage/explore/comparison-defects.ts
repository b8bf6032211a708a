import type { ParsedSource, SourceToken } from './parse-source.ts';
import type { SourceChange } from './source-change.ts';

/** The operators that each turns into: an order changes its equality or its direction, the rest negate. */
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

/** Returns the changes that turn a comparison, an `and` or an `or` into another. */
export function comparisonDefects({ nodes, tokens, text }: ParsedSource): readonly SourceChange[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') return [];
    const { operator, left } = node;
    const others = Object.hasOwn(turned, operator) ? (turned[operator] ?? []) : [];
    if (others.length === 0) return [];
    const is = ({ start, end }: SourceToken) =>
      start >= (left.end ?? node.end) && text.slice(start, end) === operator;
    const at = tokens.find((token) => is(token)); // comments between the operands are tokens too
    return at === undefined ? [] : others.map((after) => ({ start: at.start, end: at.end, after }));
  });
}
