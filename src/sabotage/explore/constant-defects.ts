import type { Found, ParsedSource } from './parse-source.ts';
import type { SourceChange } from './source-change.ts';

/**
 * Returns the changes that make a numeric constant a tenth and ten times as much, or 0 into 1. Indices of an
 * array (`x[0]`) and numbered keys stay as they are. So do 0, 1 and -1 as items of a list: they are far more
 * often a shape or an axis than a quantity, and a change would only crash.
 */
export function constantDefects({ nodes }: ParsedSource): readonly SourceChange[] {
  return nodes.flatMap((found) => {
    const { node, within } = found;
    if (node.type !== 'NumericLiteral' || namesAPlace(found)) return [];
    const values = node.value === 0 ? [1] : [scaled(node.value, 0.1), scaled(node.value, 10)];
    const isObject = within[0]?.type === 'MemberExpression'; // 10.0.toFixed() would become 100.toFixed()
    return values
      .filter((value) => Number.isFinite(value) && value !== node.value)
      .map((value) => ({
        start: node.start,
        end: node.end,
        after: isObject ? `(${String(value)})` : String(value),
      }));
  });
}

/** Multiplies, and rounds to 15 decimal digits, so that 0.1 · 0.1 is 0.01. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}

const keyed: ReadonlySet<string> = new Set([
  'ObjectProperty',
  'ObjectMethod',
  'ClassProperty',
  'ClassMethod',
]);

/** Returns true for a constant that stays: an index, a key, or 0, 1 or -1 as an item of a list. */
function namesAPlace({ node, within: [parent, grandparent] }: Found): boolean {
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression')
    return parent.property === node;
  if (keyed.has(parent.type)) return 'key' in parent && parent.key === node;
  const isNegative = parent.type === 'UnaryExpression' && parent.operator === '-';
  return (isNegative ? grandparent : parent)?.type === 'ArrayExpression' && isUnit(node);
}

function isUnit(node: Found['node']): boolean {
  return node.type === 'NumericLiteral' && (node.value === 0 || node.value === 1);
}
