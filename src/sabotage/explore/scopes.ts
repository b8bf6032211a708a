import type { ParsedSource, Placed } from './parse-source.ts';

/** Where a name can be used: the offsets of its scope, and the offset `from` which it is declared. */
export type NameScope = { readonly start: number; readonly end: number; readonly from: number };

/** Scopes by the name that they declare. */
export type Scopes = ReadonlyMap<string, readonly NameScope[]>;

/** Finds all imports, variables, parameters and functions of a file, and where each can be used. */
export function scopesOf({ nodes, imports }: Pick<ParsedSource, 'nodes' | 'imports'>): Scopes {
  const scopes = new Map<string, NameScope[]>(
    imports.map((name) => [name, [{ start: 0, end: Infinity, from: 0 }]]),
  );
  for (const { node, within } of nodes) {
    if (node.type !== 'Identifier') continue;
    const scope = scopeOf(node, within);
    if (scope !== undefined) scopes.set(node.name, [...(scopes.get(node.name) ?? []), scope]);
  }
  return scopes;
}

/** Returns where a declared name can be used; undefined if the name is used here, not declared. */
function scopeOf(node: Placed, within: readonly Placed[]): NameScope | undefined {
  let part = node;
  for (const [depth, parent] of within.entries()) {
    if (isFunction(parent)) {
      if (parent.type === 'FunctionDeclaration' && parent.id === part)
        return { ...nearest(within.slice(depth + 1)), from: 0 }; // hoisted
      return 'params' in parent && parent.params.some((parameter) => parameter === part)
        ? { start: parent.start, end: parent.end, from: node.start }
        : undefined;
    }
    if (parent.type === 'VariableDeclarator') {
      if (parent.id !== part) return undefined;
      return { ...nearest(within.slice(depth + 1)), from: parent.end }; // not yet in its own initial value
    }
    if (!isPatternPart(parent, part)) return undefined;
    part = parent;
  }
  return undefined;
}

const patterns: ReadonlySet<string> = new Set([
  'ArrayPattern',
  'ObjectPattern',
  'RestElement',
  'TSParameterProperty',
]);

function isPatternPart(parent: Placed, part: Placed): boolean {
  if (parent.type === 'ObjectProperty') return parent.value === part;
  if (parent.type === 'AssignmentPattern') return parent.left === part;
  return patterns.has(parent.type);
}

/** Returns the place of the nearest block, loop, function or program. */
function nearest(within: readonly Placed[]): { readonly start: number; readonly end: number } {
  const scope = within.find(
    (node) => isFunction(node) || /^(?:BlockStatement|Program|For\w*Statement|StaticBlock)$/.test(node.type),
  );
  return scope ?? { start: 0, end: Infinity };
}

function isFunction(node: Placed) {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassPrivateMethod'
  );
}
