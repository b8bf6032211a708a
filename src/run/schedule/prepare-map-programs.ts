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
 * Makes programs for runs that differ in settings that are no axes, such as the runs of a map.
 *
 * It first tries one program for all runs, with these settings lifted too. If that is declined, it makes one
 * for each of their values, at most `mostBaked`. No report mentions a declined one, since the experiment's
 * own runs do not need it.
 *
 * @param open the names of these settings
 * @param beside waits until the programs for the experiment's own runs are made; they may make some of `runs`
 *   too. Where the one program for all runs may make the experiment's own, these wait for it in turn.
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
 * Makes one program for all runs that differ in axes and open settings only. If it is declined, nothing is
 * kept of it. It also makes runs that lack the open settings, if the trace can find which values the code
 * takes then.
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

/** Notes that there is no program for runs like these, since `count` would be needed. */
function refuse(cache: ProgramCache, [run]: readonly Run[], names: readonly string[], count: number): void {
  const reason = `${count} programs would be needed, one for each value of ${names.join(' and ')}, and at most ${mostBaked} are made`;
  const { rest, lifted } = split(run?.settings ?? {}, cache.axes);
  decline(cache, rest, Object.keys(lifted), reason);
}
