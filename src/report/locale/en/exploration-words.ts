import type { countExplored } from '../../../sabotage/explore/exploration.ts';
import type { DefectKind } from '../../../sabotage/explore/generate-defects.ts';
import { formatCount } from './format-count.ts';

/** What is said of defects that are generated from a subject's source. */
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
