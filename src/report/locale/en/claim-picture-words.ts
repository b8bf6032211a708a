import { formatCount } from './format-count.ts';

/** What is said in and beside the small picture of a claim. */
export const claimPictureWords = {
  comparison: 'Both sides, seed by seed',
  trend: (reading: string, axis: string): string => `${reading} along ${axis}, seed by seed`,
  state: (reading: string): string => `${reading} at the end, seed by seed`,
  share: 'The share of runs that hold',
  seed: 'seed',
  failing: (reading: string): string => `${reading}, does not hold`,
  asked: 'asked',
  interval: 'all seeds, interval',
  held: (held: number, of: number): string => `${held} of ${formatCount(of, 'run')}`,
  shareCaption: (held: number, of: number, certain: string): string =>
    `${held} of ${formatCount(of, 'run')} hold; the share of all seeds lies in the interval, at ${certain} %.`,
  diverged: 'diverged',
  finite: 'did not diverge',
  oneSeed: (seed: number): string => `Seed ${seed}.`,
  rows: (seeds: number): string => `A row for each of ${formatCount(seeds, 'seed')}.`,
  lines: (seeds: number): string => `A line for each of ${formatCount(seeds, 'seed')}.`,
  offending: (seeds: number): string =>
    `Dashed: ${formatCount(seeds, 'seed')} where it does not hold, the offending step thick.`,
  chosen: (shown: number, of: number): string =>
    `${shown} of ${formatCount(of, 'run')} drawn: those that do not hold, the tightest, an even choice of the others.`,
  places: (shown: number, of: number): string => `${shown} of ${formatCount(of, 'value')} drawn.`,
  edge: (values: number): string => `${formatCount(values, 'value')} not finite, at the edge marked ∞.`,
};
