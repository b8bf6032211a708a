/** The namespace that an `import` returns. For a CommonJS module, its `module.exports` is the default. */
export type ModuleNamespace = Readonly<Record<string, unknown>>;

/**
 * Finds the values that a module may mean by an export, the likeliest first. These are its own export; for
 * CommonJS that of `module.exports`, which an import has as its default; the same one level deeper, as
 * TypeScript compiles `export default`; and `module.exports` itself if it is a function of that name.
 */
export function exportedAs(module: ModuleNamespace, name: string): readonly unknown[] {
  const whole = module['default'];
  const values = [valueIn(module, name), valueIn(whole, name), valueIn(valueIn(whole, 'default'), name)];
  if (typeof whole === 'function' && whole.name === name) values.push(whole);
  return values.filter((value) => value !== undefined);
}

/** Names the exports of a module, those of `module.exports` included, without what compilers and Node add. */
export function exportNames(module: ModuleNamespace): readonly string[] {
  const whole = module['default'];
  const inner = typeof whole === 'object' && whole !== null ? Object.keys(whole) : [];
  return [...new Set([...Object.keys(module), ...inner])].filter(
    (name) => name !== 'module.exports' && name !== '__esModule',
  );
}

function valueIn(value: unknown, name: string): unknown {
  const holds = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return holds && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
