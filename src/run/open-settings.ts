import type { Run } from '../plan/run.ts';
import type { Settings } from '../spec/experiment.ts';
import { programFor } from './run-in-lanes.ts';
import { addProgram, groupsOf, mostBaked, prepareGroup, split, trustedOf, type Shelf } from './shelf.ts';

/**
 * Makes programs for runs that differ in settings beside the axes: one for all of them where those can be
 * left open too, else one for each of their values. What is declined is no news of the experiment's own runs.
 */
export async function prepareOpen(
  shelf: Shelf,
  runs: readonly Run[],
  open: readonly string[],
): Promise<void> {
  const before = shelf.entries.length;
  const wanting = () => runs.filter(({ settings }) => !programFor(settings, trustedOf(shelf)));
  await prepareTogether(shelf, wanting(), open);
  const [first, ...others] = groupsOf(shelf.axes, wanting());
  if (first) {
    const cells = new Set(wanting().map(({ settings }) => JSON.stringify(settings))).size;
    await prepareGroup(shelf, ...first);
    const isLifted = shelf.groups.get(first[0]) === 'lifted';
    const count = isLifted ? others.length + 1 : cells;
    const names = isLifted ? open.filter((name) => !shelf.axes.has(name)) : open;
    if (count <= mostBaked) await Promise.all(others.map((group) => prepareGroup(shelf, ...group)));
    else if (others.length > 0) refuse(shelf, first[1], names, count);
  }
  for (const entry of shelf.entries.slice(before)) entry.aside = entry.program === null;
}

/** One program for all runs that differ in axes and open settings alone; where that is declined nothing is left. */
async function prepareTogether(shelf: Shelf, runs: readonly Run[], open: readonly string[]): Promise<void> {
  const wide = new Set([...shelf.axes, ...open]);
  const groups = [...groupsOf(wide, runs).values()].map(([first]) => split(first?.settings ?? {}, wide));
  const opened = groups.filter(({ lifted }) =>
    Object.keys(lifted).some((name) => open.includes(name) && !shelf.axes.has(name)),
  );
  await Promise.all(opened.map(({ rest, lifted }) => addProgram(shelf, rest, lifted)));
}

function refuse(shelf: Shelf, [run]: readonly Run[], names: readonly string[], count: number): void {
  const reason = `${count} programs would be needed, one for each value of ${names.join(' and ')}, and at most ${mostBaked} are made`;
  const { rest: settings, lifted } = split(run?.settings ?? {}, shelf.axes);
  const report = { settings, lifted: Object.keys(lifted), state: 'declined', reason } as const;
  shelf.entries.push({ program: null, report, verified: new Set() });
}

/** The first, the middle and the last run that an unproven program makes, one of three seeds each. */
export function unprovenOf(shelf: Shelf, runs: readonly Run[]): readonly Run[] {
  const programs = trustedOf(shelf);
  return shelf.entries.flatMap(({ program, verified }) => {
    if (!program || verified.size > 0 || !programs.includes(program)) return [];
    const own = runs.filter(({ settings }) => programFor(settings, programs) === program);
    const places = [0, Math.floor((own.length - 1) / 2), own.length - 1];
    return [...new Set(places.flatMap((place) => own[place] ?? []))];
  });
}

/** Why runs of some settings are not made in lanes. */
export function reasonFor({ entries }: Shelf, settings: Settings): string {
  const names = Object.keys(settings);
  const refused = entries.flatMap(({ report }) => (report.state === 'accelerated' ? [] : [report]));
  const own = refused.find(
    ({ settings: fixed, lifted }) =>
      names.length === Object.keys(fixed).length + lifted.length &&
      names.every((name) => lifted.includes(name) || settings[name] === fixed[name]),
  );
  return (own ?? refused.at(-1))?.reason ?? 'no program makes its runs';
}
