import { capitalise } from '../../format/capitalise.ts';
import { formatCount } from './format-count.ts';
import { joinWords } from './join-words.ts';

/** What is said in and beside pictures; quantities come in words. */
export const pictureWords = {
  /** One after another. */
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
