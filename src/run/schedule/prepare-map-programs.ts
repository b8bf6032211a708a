import type { Run } from '../../model/run/run.ts';
import { programFor } from '../worker/run-lanes.ts';
import {
  addProgram,
  decline,
  groupsOf,
  mostBaked,
  prepareGroup,
  split,
  trustedOf,
  type ProgramCache,
} from './program-cache.ts';

/**
 * Makes programs for runs that differ in settings beside the axes: one for all of them where those can be
 * left open too, else one for each of their values. What is declined is no news of the experiment's own runs.
 *
 * @param beside the making of programs for the experiment's own runs, which may make some of these too, and waits
 *   for the one program where that may make its own
 */
export async function prepareOpen(
  cache: ProgramCache,
  runs: readonly Run[],
  open: readonly string[],
  beside: () => Promise<unknown>,
): Promise<void> {
  const wanting = () => runs.filter(({ settings }) => !programFor(settings, trustedOf(cache)));
  await prepareTogether(cache, wanting(), open);
  await beside();
  const before = cache.entries.length;
  const [first, ...others] = groupsOf(cache.axes, wanting());
  if (first) {
    const cells = new Set(wanting().map(({ settings }) => JSON.stringify(settings))).size;
    await prepareGroup(cache, ...first);
    const isLifted = cache.groups.get(first[0]) === 'lifted';
    const count = isLifted ? others.length + 1 : cells;
    const names = isLifted ? open.filter((name) => !cache.axes.has(name)) : open;
    if (count <= mostBaked) await Promise.all(others.map((group) => prepareGroup(cache, ...group)));
    else if (others.length > 0) refuse(cache, first[1], names, count);
  }
  for (const entry of cache.entries.slice(before)) entry.aside = entry.program === null;
}

/**
 * One program for all runs that differ in axes and open settings alone; where that is declined nothing is left. It
 * makes those too that lack the open settings, where it is found what the code takes then.
 */
async function prepareTogether(
  cache: ProgramCache,
  runs: readonly Run[],
  open: readonly string[],
): Promise<void> {
  const wide = new Set([...cache.axes, ...open]);
  const making = [...groupsOf(wide, runs)].flatMap(([key, [first]]) => {
    const { rest, lifted } = split(first?.settings ?? {}, wide);
    const optional = Object.keys(lifted).filter((name) => !cache.axes.has(name));
    if (optional.length === 0) return [];
    const made = addProgram(cache, rest, lifted, optional);
    cache.wider.set(key, made);
    return [made];
  });
  await Promise.all(making);
}

function refuse(cache: ProgramCache, [run]: readonly Run[], names: readonly string[], count: number): void {
  const reason = `${count} programs would be needed, one for each value of ${names.join(' and ')}, and at most ${mostBaked} are made`;
  const { rest, lifted } = split(run?.settings ?? {}, cache.axes);
  decline(cache, rest, Object.keys(lifted), reason);
}
