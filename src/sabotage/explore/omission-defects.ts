import type { Node } from '@babel/types';
import type { ParsedSource } from './parse-source.ts';
import type { SourceChange } from './source-change.ts';

/**
 * Returns the changes that leave out a statement that is there for its effect. Declarations, returns and
 * exports stay, since nothing would load without them. Output to the console and `dispose` stay too: no check
 * can miss them.
 */
export function lineDefects({ nodes }: ParsedSource): readonly SourceChange[] {
  return nodes.flatMap(({ node }) =>
    node.type === 'ExpressionStatement' && !isKept(node.expression)
      ? [{ start: node.start, end: node.end, after: ';' }] // nothing at all would join the lines around it
      : [],
  );
}

const keptCall = /^(?:super|require|console\.\w+|(?:.*\.)?dispose)$/s;
const keptTarget = /^(?:module\.)?exports\b/;

function isKept(expression: Node): boolean {
  if (expression.type === 'CallExpression') return keptCall.test(nameOf(expression.callee));
  return expression.type === 'AssignmentExpression' && keptTarget.test(nameOf(expression.left));
}

/** Returns a chain of names as `a.b`; if it starts with anything else, `.b`. */
function nameOf(node: Node): string {
  if (node.type === 'Super') return 'super';
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  return `${nameOf(node.object)}.${node.property.type === 'Identifier' ? node.property.name : ''}`;
}

/**
 * Returns the changes that drop the last argument of a call. The call must have two or more, or its only one
 * must have a default in a function of the same file.
 */
export function argumentDefects({ nodes }: ParsedSource): readonly SourceChange[] {
  const optional = new Set(nodes.flatMap(({ node }) => nameWithOptionalFirst(node)));
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
    const [last, previous] = node.arguments.toReversed();
    if (last === undefined || isKept(node)) return [];
    const isOptional = node.callee.type === 'Identifier' && optional.has(node.callee.name);
    if (previous === undefined && !isOptional) return [];
    const start = previous === undefined ? last.start : previous.end;
    // Up to the closing parenthesis, since a trailing comma must go with its argument.
    return typeof start === 'number' ? [{ start, end: node.end - 1, after: '' }] : [];
  });
}

function nameWithOptionalFirst(node: Node): readonly string[] {
  if (node.type === 'FunctionDeclaration')
    return node.id && node.params[0]?.type === 'AssignmentPattern' ? [node.id.name] : [];
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return [];
  const { id, init } = node;
  if (init?.type !== 'ArrowFunctionExpression' && init?.type !== 'FunctionExpression') return [];
  return init.params[0]?.type === 'AssignmentPattern' ? [id.name] : [];
}
