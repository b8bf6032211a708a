import type { Found, ParsedSource, Placed } from './parse-source.ts';
import type { SourceChange } from './source-change.ts';
import { otherName } from './other-name.ts';
import { scopesOf, type Scopes } from './scopes.ts';

/** Returns the changes that turn a call of a method `mean` into one of `sum`, and the other way round. */
export function meanSumDefects({ nodes }: ParsedSource): readonly SourceChange[] {
  return nodes.flatMap(({ node, within }) => {
    if (node.type !== 'Identifier' || (node.name !== 'mean' && node.name !== 'sum')) return [];
    const [member, call] = within;
    const isMethod = member !== undefined && isMember(member) && !member.computed && member.property === node;
    if (!isMethod || !isCallOf(call, member)) return [];
    return [{ start: node.start, end: node.end, after: node.name === 'mean' ? 'sum' : 'mean' }];
  });
}

/**
 * Returns the changes that use data for training in place of data for testing, and the other way round. A
 * variable is changed if its counterpart is in scope, a property if the same file names its counterpart.
 */
export function trainTestDefects(source: ParsedSource): readonly SourceChange[] {
  const { nodes } = source;
  const scopes = scopesOf(source);
  const properties = new Set(nodes.flatMap((found) => propertyNamed(found)));
  return nodes.flatMap((found) => {
    const { node, within } = found;
    if (node.type !== 'Identifier') return [];
    const [property] = propertyNamed(found);
    const others = otherName(node.name);
    if (property !== undefined) {
      const other = isRead(found) ? others.find((name) => properties.has(name)) : undefined;
      return other === undefined ? [] : [{ start: node.start, end: node.end, after: other }];
    }
    const other = isReference(found) ? inScope(others, node, scopes) : undefined;
    if (other === undefined) return [];
    const [parent] = within;
    const isShort = parent?.type === 'ObjectProperty' && parent.shorthand;
    return [{ start: node.start, end: node.end, after: isShort ? `${node.name}: ${other}` : other }];
  });
}

function inScope(names: readonly string[], { start }: Placed, scopes: Scopes): string | undefined {
  return names.find((name) =>
    scopes.get(name)?.some((scope) => scope.start <= start && start < scope.end && scope.from <= start),
  );
}

function isMember(node: Placed) {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}

function isCallOf(call: Placed | undefined, callee: Placed): boolean {
  return (
    (call?.type === 'CallExpression' || call?.type === 'OptionalCallExpression') && call.callee === callee
  );
}

/** Returns the name if it is that of a property, after a dot or as a key; otherwise an empty list. */
function propertyNamed({ node, within: [parent] }: Found): readonly string[] {
  if (node.type !== 'Identifier' || parent === undefined) return [];
  if ((isMember(parent) && parent.property === node) || (isKeyed(parent) && parent.key === node))
    return 'computed' in parent && parent.computed ? [] : [node.name];
  return [];
}

function isKeyed(node: Placed) {
  return (
    node.type === 'ObjectProperty' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassProperty' ||
    node.type === 'ClassMethod'
  );
}

/** Returns true if a property is read: it comes after a dot, and is not assigned to. */
function isRead({ within: [parent, grandparent] }: Found): boolean {
  return (
    parent !== undefined &&
    isMember(parent) &&
    !(grandparent?.type === 'AssignmentExpression' && grandparent.left === parent)
  );
}

/** Parents in which a name is a declaration, a label or a target. */
const naming: ReadonlySet<string> = new Set([
  'ClassDeclaration',
  'ClassExpression',
  'ArrayPattern',
  'RestElement',
  'CatchClause',
  'UpdateExpression',
  'LabeledStatement',
  'BreakStatement',
  'ContinueStatement',
  'TSEnumMember',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSParameterProperty',
]);

/** Returns true if a variable's value is used here: the name is not declared, assigned to, or a label. */
function isReference({ node, within: [parent, grandparent] }: Found): boolean {
  if (parent === undefined || naming.has(parent.type)) return false;
  if (parent.type === 'VariableDeclarator') return parent.init === node;
  if (parent.type === 'AssignmentExpression' || parent.type === 'AssignmentPattern')
    return parent.right === node;
  if (parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') return parent.left !== node;
  if (parent.type === 'ObjectProperty') return parent.value === node && grandparent?.type !== 'ObjectPattern';
  return !('params' in parent) || ('body' in parent && parent.body === node); // of an arrow function
}
