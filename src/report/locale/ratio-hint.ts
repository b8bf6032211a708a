/** A factor between what was measured and what is stated, and what would explain it. */
export type Suspect = readonly [factor: number | undefined, question: string];

const near = 0.02;

/**
 * The questions of all suspects whose factor is `measured / stated`, each once: where several fit, none of them may be
 * left out. A factor of 1 explains nothing and is passed over.
 */
export function matchRatio(
  measured: number,
  stated: number,
  suspects: readonly Suspect[],
  tolerance = near,
): readonly string[] {
  const ratio = measured / stated;
  if (!Number.isFinite(ratio)) return [];
  const matches = suspects.filter(
    ([factor]) => factor !== undefined && factor !== 1 && isNear(ratio, factor, tolerance),
  );
  return [...new Set(matches.map(([, question]) => question))];
}

/** The questions that fit as ` : is …? or is …?`; empty where none does. */
export function ratioHint(...parts: Parameters<typeof matchRatio>): string {
  const questions = matchRatio(...parts);
  return questions.length === 0 ? '' : `: ${questions.join(' or ')}`;
}

function isNear(ratio: number, factor: number, tolerance: number): boolean {
  return factor === 0 ? Math.abs(ratio) < 1e-3 : Math.abs(ratio / factor - 1) <= tolerance;
}

/** 1/n, where n is known. */
export function inverse(n: number | undefined): number | undefined {
  return n === undefined || n === 0 ? undefined : 1 / n;
}
