import type { SabotageCell, SabotageRow } from '../../../model/outcome/sabotage-matrix.ts';
import type { SourcePart } from '../../../outcome/sources.ts';
import { formatCount } from './format-count.ts';

/** What is said of deliberate defects, and of the checks that notice them. */
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
