import type { MovedBeside, RanOn } from '../../../model/outcome/ran-on.ts';

type Ran = { readonly backend: string; readonly ranOn?: RanOn };

/**
 * Returns what else changed since figures were blessed. If the backend changed, it is named alone, since then
 * its version and the processor say no more.
 *
 * @returns undefined if either side does not say on what it ran
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
