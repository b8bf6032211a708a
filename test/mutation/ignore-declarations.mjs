import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** The name at which a chain of calls and members starts: `z` of `z.array(n).min(1)`. */
function rootOf(node) {
  if (node.type === 'CallExpression') return rootOf(node.callee);
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
}

function isBug(path) {
  return (
    path.isNewExpression() &&
    path.get('callee').isIdentifier({ name: 'Error' }) &&
    path.parentPath.isThrowStatement()
  );
}

/** What mutation testing passes over: declarations that other tests hold against a document, and texts that nobody acts on. */
const declarations = {
  shouldIgnore(path) {
    if (path.isCallExpression() && rootOf(path.node) === 'z') {
      return 'a schema: outcome-schema.test.ts holds the published JSON Schema against it, key by key';
    }
    return isBug(path) ? 'the text of an error that only a bug in bookproof throws' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'declarations', declarations)];
