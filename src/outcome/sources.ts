import type { Sources } from '../model/outcome/sources.ts';

/** What may change, apart: the subject's code, the data that it reads, the packages that it uses. */
export const sourceParts = ['subject', 'data', 'packages', 'experiment', 'checks'] as const;
export type SourcePart = (typeof sourceParts)[number];

/** A part that changed, and which of its files or packages. */
export type SourceChange = { readonly part: SourcePart; readonly names: readonly string[] };

/** Finds what has changed between two. Beside one that lists no files, as 0.1.0 wrote it, it is not known whether the code has. */
export function compareSources(then: Sources, now: Sources): readonly SourceChange[] {
  return sourceParts.flatMap((part): SourceChange[] => {
    if (part === 'experiment' || part === 'checks')
      return then[part] === now[part] ? [] : [{ part, names: [] }];
    if (!areListed(then, now))
      return part === 'subject' && changedUnlisted(then, now) ? [{ part, names: [] }] : [];
    const names = differences(entriesOf(then, part), entriesOf(now, part));
    return names.length === 0 ? [] : [{ part, names }];
  });
}

/** What has changed between two, in the words of the fields. */
export function changedSources(then: Sources, now: Sources): readonly SourcePart[] {
  return compareSources(then, now).map(({ part }) => part);
}

/** Finds the parts of which it is known that they did not change. */
export function unchangedSources(then: Sources, now: Sources): readonly SourcePart[] {
  const changed = changedSources(then, now);
  return sourceParts.filter((part) => {
    if (changed.includes(part)) return false;
    if (part === 'experiment' || part === 'checks') return true;
    if (areListed(then, now)) return part === 'subject' || entriesOf(now, part).length > 0;
    return part === 'subject' && !areListed(then) && !areListed(now);
  });
}

/** Whether both list the files that were loaded, as 0.1.0 did not. */
export function areListed(...all: readonly Sources[]): boolean {
  return all.every(({ files }) => files !== undefined);
}

/** Two of 0.1.0, whose digests were made alike; one of them beside a list says nothing. */
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

/** Names that stand in one alone, or with another digest; a file that was loaded in two versions has two. */
function differences(then: readonly Entry[], now: readonly Entry[]): readonly string[] {
  const key = ([name, digest]: Entry) => `${name} ${digest}`;
  const [before, after] = [new Set(then.map(key)), new Set(now.map(key))];
  const differing = [
    ...then.filter((entry) => !after.has(key(entry))),
    ...now.filter((entry) => !before.has(key(entry))),
  ];
  return [...new Set(differing.map(([name]) => name))].toSorted();
}
