import { parse, type ParserPlugin } from '@babel/parser';
import type { Node } from '@babel/types';

/** A node of a syntax tree with its place in the text: offsets in UTF-16 units. */
export type Placed = Node & { readonly start: number; readonly end: number };

/** A node with its ancestors, the nearest first. */
export type Found = { readonly node: Placed; readonly within: readonly Placed[] };

export type SourceToken = { readonly start: number; readonly end: number };

/** A source file with the nodes that are evaluated, without types, imports and declarations without code. */
export type ParsedSource = {
  readonly text: string;
  /** In the order of their starts. */
  readonly nodes: readonly Found[];
  readonly tokens: readonly SourceToken[];
  /** The names, as local variables, that the file imports. */
  readonly imports: readonly string[];
};

/** The nodes of TypeScript's own syntax that contain evaluated code; all others are types. */
const evaluated: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
  'TSParameterProperty',
]);

/** The nodes that link modules: a change of one would make another program. */
const links: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportSpecifier',
  'ImportExpression',
]);

/**
 * Parses a file of JavaScript or TypeScript, an ES module or CommonJS; the language follows from the file's
 * ending.
 *
 * @returns undefined for a file of another kind, such as JSON
 * @throws SyntaxError if it is not well-formed, with line and column
 */
export function parseSource(file: string, text: string): ParsedSource | undefined {
  const ending = /\.[cm]?([jt])s(x?)$/.exec(file);
  if (ending === null) return undefined;
  const plugins: ParserPlugin[] = ['decorators', 'explicitResourceManagement'];
  if (ending[1] === 't') plugins.push('typescript');
  if (ending[1] === 'j' || ending[2] === 'x') plugins.push('jsx');
  const { program, tokens } = parse(text, {
    sourceType: 'unambiguous', // a script unless it imports or exports
    allowReturnOutsideFunction: true,
    createParenthesizedExpressions: true, // so that a node's place includes its parentheses
    tokens: true,
    plugins,
  });
  const nodes: Found[] = [];
  walk(program, [], nodes);
  const imports = program.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? statement.specifiers.map(({ local }) => local.name) : [],
  );
  return { text, nodes, tokens: (tokens ?? []) as readonly SourceToken[], imports };
}

function walk(node: Placed | Node, within: readonly Placed[], nodes: Found[]): void {
  if (!isPlaced(node) || !isEvaluated(node)) return;
  nodes.push({ node, within });
  const inside = [node, ...within];
  for (const child of childrenOf(node)) walk(child, inside, nodes);
}

function isEvaluated(node: Placed): boolean {
  if ('declare' in node && node.declare === true) return false;
  return !links.has(node.type) && (!node.type.startsWith('TS') || evaluated.has(node.type));
}

function childrenOf(node: Placed): readonly Placed[] {
  return Object.entries(node)
    .filter(([key]) => !key.endsWith('Comments') && key !== 'loc' && key !== 'extra')
    .flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isPlaced)
    .toSorted((a, b) => a.start - b.start);
}

function isPlaced(value: unknown): value is Placed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'start' in value &&
    'end' in value &&
    typeof value.type === 'string' &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  );
}
