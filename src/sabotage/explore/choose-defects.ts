import type { GeneratedDefect } from './generate-defects.ts';

/**
 * Chooses at most `most` defects. Every kind in every file gets the same number, as far as it has enough, and
 * its chosen defects are spread evenly over it.
 *
 * @returns the chosen defects in the given order; the choice is the same for the same defects
 */
export function chooseDefects(defects: readonly GeneratedDefect[], most: number): readonly GeneratedDefect[] {
  const groups = groupsOf(defects);
  const shares = shareOut(
    groups.map(({ length }) => length),
    most,
  );
  const chosen = new Set(groups.flatMap((group, i) => spread(group, shares[i] ?? 0)));
  return defects.filter((defect) => chosen.has(defect));
}

/** Groups defects by kind and file. */
function groupsOf(defects: readonly GeneratedDefect[]): readonly (readonly GeneratedDefect[])[] {
  const groups = new Map<string, GeneratedDefect[]>();
  for (const defect of defects) {
    const key = `${defect.kind} ${defect.file}`;
    const group = groups.get(key);
    if (group) group.push(defect);
    else groups.set(key, [defect]);
  }
  return [...groups.values()];
}

/** Shares `most` out among groups of some sizes: one to each in turn, as long as it has any left. */
function shareOut(sizes: readonly number[], most: number): readonly number[] {
  const shares = sizes.map(() => 0);
  let left = Math.min(
    most,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    for (const [i, size] of sizes.entries()) {
      const share = shares[i] ?? 0;
      if (left === 0 || share === size) continue;
      shares[i] = share + 1;
      left--;
    }
  }
  return shares;
}

/** Picks `count` items that are spread evenly over a list. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * items.length) / count)).flatMap(
    (at) => items.slice(at, at + 1),
  );
}
