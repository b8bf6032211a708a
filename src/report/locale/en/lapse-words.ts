import type { Lapse } from '../../../sabotage/matrix-problems.ts';

const found = {
  silent: 'it holds',
  undecided: 'it is undecided',
  'not-run': 'it was not run',
} as const satisfies Record<Extract<Lapse, { kind: 'unnoticed' }>['found'], string>;

const words = {
  broken: ({ why }) => `the code as it is does not run to its end: ${why}`,
  unclean: ({ check }) =>
    `${check} does not hold on the code as it is: what it says of defects counts for nothing`,
  survived: ({ defect }) => `${defect} survives: no check notices it`,
  unnoticed: ({ defect, check, found: how }) => `${defect} should be noticed by ${check}: ${found[how]}`,
  misnamed: ({ defect, check, expected, found: code }) =>
    `${defect} is noticed by ${check}, which names ${code} where ${expected} is expected`,
  crashed: ({ defect, why }) => `${defect} crashes, which counts as neither caught nor survived: ${why}`,
  hung: ({ defect, why }) => `${defect} hangs, which counts as neither caught nor survived: ${why}`,
  'not-applied': ({ defect, why }) => `${defect} was not tried: ${why}`,
  'never-failed': ({ check }) => `${check} noticed no defect: this check has never failed`,
} satisfies { readonly [K in Lapse['kind']]: (lapse: Extract<Lapse, { kind: K }>) => string };

/** What a matrix does not prove, in a sentence. */
export function lapseWords(lapse: Lapse): string {
  const text = words[lapse.kind] as (lapse: Lapse) => string; // the table pairs each kind with its own
  return text(lapse);
}
