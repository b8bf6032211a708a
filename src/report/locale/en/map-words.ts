import { formatCount } from './format-count.ts';

/** What is said in and beside a map: over two axes, the share of seeds in which a claim holds. */
export const mapWords = {
  title: (up: string, right: string): string => `Where it holds: ${up} × ${right}`,
  share: (seeds: number): string => `Share of ${formatCount(seeds, 'seed')} in which it holds.`,
  own: (settings: string): string => `Outlined: the chapter’s own, ${settings}.`,
  ownBeside: (settings: string): string => `The chapter’s own, ${settings}, is none of these points.`,
  legend: 'share of seeds',
  tableNote: (marked: boolean): string =>
    `, in per cent of the seeds${marked ? '; in brackets: the chapter’s own' : ''}`,
  comma: ', ',
  line: (up: string, right: string, own: string | null, least: string, most: string): string =>
    `over ${up} × ${right} it holds in ${least} to ${most} of the seeds${own === null ? '' : `, at the chapter’s own setting in ${own}`}`,
  declined: (up: string, right: string, reason: string): string => `no map over ${up} × ${right}: ${reason}`,
};
