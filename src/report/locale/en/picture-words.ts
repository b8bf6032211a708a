import { capitalise } from '../../format/text.ts';
import { formatCount, joinWords } from './grammar.ts';

/** Texts in a claim's small picture and around it. */
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

/** Texts in a map and around it. A map shows, over two axes, the share of seeds in which a claim holds. */
export const mapWords = {
  title: (up: string, right: string): string => `Where it holds: ${up} × ${right}`,
  share: (seeds: number): string => `Share of ${formatCount(seeds, 'seed')} in which it holds.`,
  own: (settings: string): string => `Outlined: the chapter’s own, ${settings}.`,
  ownBeside: (settings: string): string => `The chapter’s own, ${settings}, is none of these points.`,
  /** Sums the map up in numbers of points. */
  points: (all: number, none: number, of: number): string =>
    `In every seed at ${all} of ${formatCount(of, 'point')}, in none at ${none}.`,
  /**
   * Says where the claim holds along one axis through the chapter’s own point. `where` is null if it holds in
   * every seed nowhere.
   */
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

/** Texts on figures that moved against the blessed ones. */
export const movedWords = {
  lead: (figures: number, cells: number): string =>
    `${formatCount(figures, 'median')} in ${formatCount(cells, 'cell')} ${figures === 1 ? 'is' : 'are'} no longer what was blessed.`,
  seeds: (blessed: number, now: number): string =>
    `It was blessed with ${formatCount(blessed, 'seed')}, this run has ${blessed === now ? 'others' : now}.`,
  backend: (blessed: string, now: string): string => `It was blessed on ${blessed}, this run is on ${now}.`,
  title: (quantity: string, axis: string): string => `${quantity} along ${axis}, blessed and now`,
  blessed: 'blessed',
  now: 'now',
  caption: 'Medians over the seeds; band: the blessed one and its sd to either side.',
  more: (shown: number, of: number): string =>
    `${shown} of ${formatCount(of, 'picture')} drawn, those that moved most.`,
  table: 'Medians against the blessed ones',
  tightest: (shown: number, of: number): string => `; the ${shown} of ${of} that moved most`,
  column: { blessed: 'Blessed', sd: 'Sd', now: 'Now' },
  cell: 'Cell',
  metric: 'Metric',
  sds: 'Sds moved',
};

/** Texts in pictures and around them; quantities come in words. */
export const pictureWords = {
  /** Joins sentences. */
  sentences: (parts: readonly string[]): string => parts.join(' '),
  byEpoch: (quantities: readonly string[]): string => capitalise(`${joinWords(quantities)} by epoch`),
  along: (quantities: readonly string[], axis: string): string =>
    capitalise(`${joinWords(quantities)} along ${axis}`),
  epoch: 'epoch',
  seed: (seed: number | undefined): string => `Seed ${seed}.`,
  boldAndThin: (seed: number | undefined, others: number): string =>
    `Bold: seed ${seed}; thin: ${formatCount(others, 'other seed')}.`,
  logarithmic: 'Logarithmic scale.',
  lost: (values: number): string => `${formatCount(values, 'value')} left out: not finite.`,
  lostOfSweep: (values: number): string =>
    `${formatCount(values, 'value')} of the sweep left out: not finite.`,
  someSeeds: (shown: number, of: number): string => `The first ${shown} of ${of} seeds.`,
  someEpochs: (shown: number, of: number): string => `${shown} of ${of} epochs drawn.`,
  someValues: (shown: number, of: number): string => `${shown} of ${of} values drawn.`,
  setting: (name: string, value: string): string => `${name} = ${value}`,
  oneSeed: 'One seed.',
  spread: (seeds: number): string =>
    `Line: median; band: smallest to largest of ${formatCount(seeds, 'seed')}.`,
  spans: (seeds: number): string => `Dot: median; bar: smallest to largest of ${formatCount(seeds, 'seed')}.`,
  at: (settings: string): string => `At ${settings}.`,
  evenly: (axis: string): string => `Values of ${axis} evenly spaced.`,
  column: {
    epoch: 'Epoch',
    ofSeed: (quantity: string, seed: number | undefined): string => `${quantity}, seed ${seed}`,
    median: (quantity: string): string => `${quantity}, median`,
    smallest: 'smallest',
    largest: 'largest',
    seeds: 'seeds',
  },
  oneEpochIn: (title: string, step: number): string => `${title}; one epoch in ${step}`,
};

/** Texts in the picture of parameters after training, and around it. */
export const weightsWords = {
  weights: 'Weights after training',
  parameter: (name: string): string => `Parameter ${name} after training`,
  truth: (value: string): string => `true weights, ${value}`,
  trueWeight: 'True',
  index: 'index',
  every: 'every run',
  seed: (seed: number): string => `Seed ${seed}.`,
  within: (value: string): string => `Linear within ±${value}, logarithmic beyond.`,
  chosen: (shown: number, of: number): string => `${shown} of ${of} values drawn, evenly chosen.`,
  farthest: (shown: number, of: number): string => `; the ${shown} of ${of} farthest out`,
};
