import type { Sources } from '../model/outcome/sources.ts';

/** The parts of the sources that may change separately. */
export const sourceParts = ['subject', 'data', 'packages', 'experiment', 'checks'] as const;
export type SourcePart = (typeof sourceParts)[number];

/** A part that changed, and the names of its files or packages that did. */
export type ChangedSource = { readonly part: SourcePart; readonly names: readonly string[] };

/**
 * Finds what changed between two states of the sources. If one lists no files, as 0.1.0 wrote it, it is not
 * known whether the code changed.
 */
export function compareSources(then: Sources, now: Sources): readonly ChangedSource[] {
  return sourceParts.flatMap((part): ChangedSource[] => {
    if (part === 'experiment' || part === 'checks')
      return then[part] === now[part] ? [] : [{ part, names: [] }];
    if (!areListed(then, now))
      return part === 'subject' && changedUnlisted(then, now) ? [{ part, names: [] }] : [];
    const names = differences(entriesOf(then, part), entriesOf(now, part));
    return names.length === 0 ? [] : [{ part, names }];
  });
}

/** Returns the parts that changed. */
export function changedSources(then: Sources, now: Sources): readonly SourcePart[] {
  return compareSources(then, now).map(({ part }) => part);
}

/** Finds the parts that are known not to have changed. */
export function unchangedSources(then: Sources, now: Sources): readonly SourcePart[] {
  const changed = changedSources(then, now);
  return sourceParts.filter((part) => {
    if (changed.includes(part)) return false;
    if (part === 'experiment' || part === 'checks') return true;
    if (areListed(then, now)) return part === 'subject' || entriesOf(now, part).length > 0;
    return part === 'subject' && !areListed(then) && !areListed(now);
  });
}

/** True if all list the files that were loaded; 0.1.0 did not. */
export function areListed(...all: readonly Sources[]): boolean {
  return all.every(({ files }) => files !== undefined);
}

/** True if two of 0.1.0 differ, whose digests were made alike. One of 0.1.0 cannot be compared with a list. */
function changedUnlisted(then: Sources, now: Sources): boolean {
  return !areListed(then) && !areListed(now) && then.subject !== now.subject;
}

type Entry = readonly [name: string, digest: string];

function entriesOf(
  { files = [], packages = [] }: Sources,
  part: 'subject' | 'data' | 'packages',
): readonly Entry[] {
  if (part === 'packages') return packages.map(({ name, version }) => [name, version]);
  const kind = part === 'subject' ? 'code' : 'data';
  return files.filter((file) => file.kind === kind).map(({ path, sha256 }) => [path, sha256]);
}

/**
 * Returns the names that only one side has, or that have different digests. A file that was loaded in two
 * versions has two entries.
 */
function differences(then: readonly Entry[], now: readonly Entry[]): readonly string[] {
  const key = ([name, digest]: Entry) => `${name} ${digest}`;
  const [before, after] = [new Set(then.map(key)), new Set(now.map(key))];
  const differing = [
    ...then.filter((entry) => !after.has(key(entry))),
    ...now.filter((entry) => !before.has(key(entry))),
  ];
  return [...new Set(differing.map(([name]) => name))].toSorted();
}
