/** A factor between what was measured and what is stated, and what usually explains it. */
export type Suspect = readonly [factor: number | undefined, question: string];

const near = 0.02;

/**
 * The question of the first suspect whose factor is `measured / stated`, as ` : is …?`; empty where none is.
 * A factor of 1 explains nothing and is passed over.
 */
export function ratioHint(
  measured: number,
  stated: number,
  suspects: readonly Suspect[],
  tolerance = near,
): string {
  const ratio = measured / stated;
  if (!Number.isFinite(ratio)) return '';
  const match = suspects.find(
    ([factor]) => factor !== undefined && factor !== 1 && isNear(ratio, factor, tolerance),
  );
  return match === undefined ? '' : `: ${match[1]}`;
}

function isNear(ratio: number, factor: number, tolerance: number): boolean {
  return factor === 0 ? Math.abs(ratio) < 1e-3 : Math.abs(ratio / factor - 1) <= tolerance;
}

/** 1/n, where n is known. */
export function inverse(n: number | undefined): number | undefined {
  return n === undefined || n === 0 ? undefined : 1 / n;
}
