import type { GeneratedDefect } from './generate-defects.ts';

/**
 * Chooses at most `most` defects: as many of each kind and file as there are, one in turn, and of each kind and
 * file spread evenly over its lines.
 *
 * @returns in the order given; the same for the same defects
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

/** Those of one kind and one file together. */
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

/** How many of each group: one of each in turn, as long as there are any and `most` is not reached. */
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

function spread<T>(items: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * items.length) / count)).flatMap(
    (at) => items.slice(at, at + 1),
  );
}
