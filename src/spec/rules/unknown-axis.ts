import { hintFor } from '../did-you-mean.ts';
import type { Axes } from './claim-axes.ts';
import type { Scope } from '../checking-scope.ts';

/** Words the message on an axis that a claim names and its runs do not have. */
export function unknownAxis(
  scope: Scope,
  axes: Axes,
  axis: string,
): { readonly message: string; readonly hint: string } {
  const known = [...axes.keys(), 'epoch'];
  const isStated = scope.states !== null && Object.hasOwn(scope.states, axis);
  const list = `the axes are ${known.join(', ')}`;
  if (isStated)
    return {
      message: `"${axis}" is stated, but not swept`,
      hint: `${list}; give "${axis}" a list in "sweep" or "with"`,
    };
  return { message: `unknown axis "${axis}"`, hint: hintFor(axis, known, list) };
}
