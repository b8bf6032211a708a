import { formatCount } from './format-count.ts';

/** What is said in and beside a map: over two axes, the share of seeds in which a claim holds. */
export const mapWords = {
  title: (up: string, right: string): string => `Where it holds: ${up} × ${right}`,
  share: (seeds: number): string => `Share of ${formatCount(seeds, 'seed')} in which it holds.`,
  own: (settings: string): string => `Outlined: the chapter’s own, ${settings}.`,
  ownBeside: (settings: string): string => `The chapter’s own, ${settings}, is none of these points.`,
  /** All that is to be seen, in numbers of points. */
  points: (all: number, none: number, of: number): string =>
    `In every seed at ${all} of ${formatCount(of, 'point')}, in none at ${none}.`,
  /** Along one axis from the chapter’s own point; `where` is null where it nowhere holds in every seed. */
  slice: (setting: string, axis: string, where: string | null): string =>
    where === null
      ? `At ${setting} it holds in every seed at no ${axis} shown.`
      : `At ${setting} it holds in every seed ${where}.`,
  everywhere: (axis: string): string => `at each ${axis} shown`,
  stretch: {
    from: (first: string): string => `from ${first} on`,
    upTo: (last: string): string => `up to ${last}`,
    between: (first: string, last: string): string => `from ${first} to ${last}`,
    alone: (point: string): string => `at ${point} alone`,
  },
  legend: 'share of seeds',
  tableNote: (marked: boolean): string =>
    `, in per cent of the seeds${marked ? '; in brackets: the chapter’s own' : ''}`,
  comma: ', ',
  line: (up: string, right: string, own: string | null, least: string, most: string): string =>
    `over ${up} × ${right} it holds in ${least} to ${most} of the seeds${own === null ? '' : `, at the chapter’s own setting in ${own}`}`,
  declined: (up: string, right: string, reason: string): string => `no map over ${up} × ${right}: ${reason}`,
};
