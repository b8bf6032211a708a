import { laws } from '../../laws/law.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Scope } from '../checking-scope.ts';
import { isNumeric } from '../values/setting-text.ts';

/**
 * Checks that the experiment states all that its law's mathematics needs, and nothing that the law defines
 * itself.
 */
export function checkLaw(scope: Scope): readonly Diagnostic[] {
  const { law, states, sweep, metrics } = scope;
  if (law === null || law === 'unusable') return [];
  const { states: needed, axes, reported } = laws[law];
  const diagnostics: Diagnostic[] = [];

  const missing = states === null ? [] : needed.filter((name) => !Object.hasOwn(states, name));
  if (missing.length > 0) {
    const key =
      Object.keys(states ?? {}).length > 0 ? { path: ['states'], at: 'key' as const } : { path: ['law'] };
    const message = `the law ${law} needs ${missing.join(', ')} in "states"`;
    diagnostics.push({
      code: 'law-needs-state',
      ...key,
      message,
      hint: stateHint(missing, Object.keys(states ?? {})),
    });
  }
  const lacking = sweep === null ? [] : axes.filter((axis) => !Object.hasOwn(sweep, axis));
  for (const axis of lacking) {
    const swept = Object.keys(sweep ?? {});
    const meant = didYouMean(axis, swept);
    const key = swept.length > 0 ? { path: ['sweep'], at: 'key' as const } : { path: ['law'] };
    const hint =
      meant === undefined
        ? `add it, with one value or several, e.g. ${axis}: [0, 5]`
        : `rename "${meant}" to "${axis}"`;
    diagnostics.push({
      code: 'law-needs-state',
      ...key,
      message: `the law ${law} needs the axis ${axis} in "sweep"`,
      hint,
    });
  }
  for (const name of [...needed, ...axes]) {
    const values = sweep !== null && Object.hasOwn(sweep, name) ? sweep[name] : undefined;
    if (!values || isNumeric(values)) continue;
    const message = `"${name}" in "sweep" must be numbers: the law ${law} computes with it`;
    diagnostics.push({ code: 'shape', path: ['sweep', name], message, hint: 'e.g. [0, 5]' });
  }
  if (metrics !== null && metrics.length > 0) {
    const message = `"metrics" is for experiments without a law: ${law} knows its own`;
    diagnostics.push({
      code: 'shape',
      path: ['metrics'],
      at: 'key',
      message,
      hint: `remove it; the subject reports ${reported.join(', ')}`,
    });
  }
  return diagnostics;
}

function stateHint(missing: readonly string[], stated: readonly string[]): string {
  const renames = missing.flatMap((name) => {
    const meant = didYouMean(name, stated);
    return meant === undefined ? [] : [`rename "${meant}" to "${name}"`];
  });
  return renames.length > 0 ? renames.join('; ') : "add them, with the values that the chapter's code uses";
}
