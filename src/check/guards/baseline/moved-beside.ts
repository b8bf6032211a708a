import type { MovedBeside, RanOn } from '../../../model/outcome/ran-on.ts';

type Ran = { readonly backend: string; readonly ranOn?: RanOn };

/**
 * What else moved since figures were blessed. Another backend is said alone: its version and its processor say no more.
 *
 * @returns undefined where the baseline, or what is held against it, does not say on what it ran
 */
export function findMovedBeside(blessed: Ran, context: Ran): MovedBeside[] | undefined {
  if (blessed.backend !== context.backend)
    return [{ what: 'backend', blessed: blessed.backend, now: context.backend }];
  const [was, now] = [blessed.ranOn, context.ranOn];
  if (was === undefined || now === undefined) return undefined;
  return (['node', 'tensorflow', 'cpu', 'timeZone', 'locale'] as const).flatMap((what) =>
    was[what] === now[what] ? [] : [{ what, blessed: was[what], now: now[what] }],
  );
}
