import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

const registered = new Set<string>();

/**
 * Registers a small ES module for this thread's imports of TensorFlow.js, with a list of the names that it
 * exports. The library was required already; to import CommonJS, Node would search all of its text for names,
 * 0.2 s of computing. Importing a name that is not exported is still an error.
 *
 * @param file of the copy that the subject loads
 */
export function registerTfjsFacade(file: string): void {
  if (registered.has(file)) return;
  registered.add(file);
  const names = Object.getOwnPropertyNames(require(file)).filter((name) => name !== 'default');
  const data = { url: pathToFileURL(file).href, source: moduleOf(names) };
  register('./tensorflow-hooks.mjs', { parentURL: import.meta.url, data });
}

function moduleOf(names: readonly string[]): string {
  return [
    `import { createRequire } from 'node:module';`,
    `import { fileURLToPath } from 'node:url';`,
    `const whole = createRequire(import.meta.url)(fileURLToPath(import.meta.url));`,
    `export default whole;`,
    ...names.map((name, i) => `const _${i} = whole[${JSON.stringify(name)}];`),
    `export { ${names.map((name, i) => `_${i} as ${JSON.stringify(name)}`).join(', ')} };`,
  ].join('\n');
}
