import type { SabotageCell, SabotageRow } from '../../../model/outcome/sabotage-matrix.ts';
import type { SourcePart } from '../../../outcome/sources.ts';
import type { countExplored } from '../../../sabotage/explore/exploration.ts';
import type { DefectKind } from '../../../sabotage/explore/generate-defects.ts';
import type { MatrixProblem } from '../../../sabotage/matrix-problems.ts';
import { formatCount } from './grammar.ts';

/** Texts on defects that are generated from a subject's source. */
export const explorationWords = {
  score: ({ caught, ran, survived, crashed, hung }: ReturnType<typeof countExplored>): string =>
    [
      `caught ${caught} of ${ran} that ran${ran === 0 ? '' : ` (${Math.round((100 * caught) / ran)} %)`}`,
      `${survived} ${survived === 1 ? 'survives' : 'survive'}`,
      ...(crashed === 0 ? [] : [`${crashed} ${crashed === 1 ? 'crashes' : 'crash'}`]),
      ...(hung === 0 ? [] : [`${hung} ${hung === 1 ? 'hangs' : 'hang'}`]),
    ].join(', '),
  unclean: (failing: readonly string[], why: string | null): string =>
    `the code as it is is not clean: ${why ?? `${failing.join(', ')} ${failing.length === 1 ? 'fails' : 'fail'}`}`,
  none: 'there is nothing in the code to make a defect of',
  tried: (tried: number, of: number): string =>
    tried === of
      ? `All ${formatCount(of, 'generated defect')} tried.`
      : `${tried} of ${formatCount(of, 'generated defect')} tried, chosen evenly over kinds and files; --explore ${of} tries all.`,
  interrupted: 'Interrupted: the others were not tried.',
  apart: 'A defect that crashes or hangs counts neither as caught nor as surviving.',
  undecided: (checks: readonly string[]): string =>
    `Undecided on the code as it is, and left out: ${checks.join(', ')}.`,
  unparsed: (file: string, why: string): string => `${file} cannot be parsed: ${why}`,
  survivors: 'Survivors: no check notices',
  broken: 'Crashed or hung',
  kind: {
    constant: 'constant',
    'mean-sum': 'mean and sum',
    'train-test': 'train and test',
    line: 'statement left out',
    argument: 'argument dropped',
    comparison: 'comparison turned',
  } satisfies Record<DefectKind, string>,
  leftOut: (before: string): string => `${before} → nothing`,
  moved: (checks: readonly string[]): string =>
    `${checks.join(', ')} sees that something moved, which does not count as catching`,
  leftUndecided: (checks: readonly string[]): string =>
    `left undecided, and so neither holding nor caught: ${checks.join(', ')}`,
};

const found = {
  silent: 'it holds',
  undecided: 'it is undecided',
  'not-run': 'it was not run',
} as const satisfies Record<Extract<MatrixProblem, { kind: 'unnoticed' }>['found'], string>;

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
} satisfies {
  readonly [K in MatrixProblem['kind']]: (problem: Extract<MatrixProblem, { kind: K }>) => string;
};

/** Words a problem of a matrix in a sentence. */
export function problemWords(problem: MatrixProblem): string {
  const text = words[problem.kind] as (problem: MatrixProblem) => string; // the table has one function for each kind
  return text(problem);
}

/** Texts on deliberate defects, and on the checks that notice them. */
export const sabotageWords = {
  source: {
    subject: 'the book’s code',
    data: 'the data that it reads',
    packages: 'the packages that it uses',
    experiment: 'the experiment',
    checks: 'bookproof’s checks',
  } satisfies Record<SourcePart, string>,
  caught: (caught: number, of: number): string => `${caught} of ${formatCount(of, 'defect')} caught`,
  counted: (count: number, state: string): string => `${count} ${state}`,
  everyCheck: 'every check has caught something',
  idle: (count: number): string => `${formatCount(count, 'check')} caught nothing`,
  partly: 'only a part of the list was tried',
  counts: (parts: readonly string[]): string => parts.join(', '),
  row: {
    clean: 'clean',
    unclean: 'not clean',
    caught: 'caught',
    survived: 'survives',
    crashed: 'crashed',
    hung: 'hung',
    'not-applied': 'not tried',
  } satisfies Record<SabotageRow['state'], string>,
  cell: {
    expected: 'notices, as expected',
    noticed: 'notices',
    missed: 'does not notice, though expected',
    silent: 'silent',
    undecided: 'undecided',
    'not-run': 'not run',
  } satisfies Record<Exclude<SabotageCell['state'], 'notices'> | 'expected' | 'noticed' | 'missed', string>,
  blank: 'blank: not run',
  took: (took: string, slowest: string): string => `${took}; slowest: ${slowest || 'none'}`,
  tried: (when: string, took: string, slowest: string): string =>
    `Tried ${when} in ${took}; slowest: ${slowest || 'none'}.`,
  stale: (changed: string): string => `Since this was tried, ${changed} changed:`,
  changedPart: (part: string, names: readonly string[]): string =>
    names.length === 0 ? part : `${part} (${names.join(', ')})`,
  gone: (file: string): string => `${file}, which is gone`,
  unreadable: (file: string): string => `${file}, which cannot be read now`,
  elsewhere:
    'neither its experiment nor its code is in this folder, so that it is not known whether they have changed since',
  earlier: (changed: string): string =>
    `changed since it was run: ${changed}; the verdicts are of the earlier state, \`bookproof run\` makes those of the present one`,
  unlisted:
    'its outcome lists no files, so that it is not known whether the code has changed since; `bookproof run` writes one that does',
  happened: (source: string): string => `Happened in ${source}.`,
};
