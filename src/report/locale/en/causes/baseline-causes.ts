import { formatApart } from '../../../words/format-apart.ts';
import { formatCount } from '../format-count.ts';
import { formatNumber } from '../../../words/format-number.ts';
import { findingWords } from '../finding-words.ts';
import type { CauseTexts } from '../../cause-texts.ts';

const remedy = 'npx bookproof bless writes it from a finished run';
const replaced = 'mend it, or delete it, and npx bookproof bless writes it anew';

/** Causes in what was blessed, and in what moved since. */
export const baselineCauses = {
  'baseline-absent': ({ file }) => `there is no baseline ${file}: ${remedy}`,
  'baseline-malformed': ({ file, reason }) =>
    `${file} is no baseline that this version reads (${reason}): ${replaced}`,
  'baseline-foreign': ({ file, blessed, own }) =>
    `${file} was blessed for ${blessed}, and this is ${own}: was it copied, or the experiment renamed? ${replaced}`,
  'baseline-stale': ({ file, run, runs, of }) =>
    `${file} holds no figures of ${runs === 1 ? run : `${formatNumber(runs)} of ${formatCount(of, 'run')}, such as ${run}`}: was the experiment changed since, or on the command line? ${remedy}`,
  'baseline-moved': ({ run, quantity, measured, stated, runs, of }) =>
    `${formatNumber(runs)} of ${formatCount(of, 'run')} moved; ${movedWords(run, quantity, measured, stated)}: is that meant? then npx bookproof bless`,
  drifted: ({ run, quantity, sds, band }) =>
    `the ${findingWords(quantity)} lies ${formatNumber(sds)} seed standard deviations from what was blessed over fresh seeds such as ${run}, allowed ${formatNumber(band)}: is that meant? then npx bookproof bless`,
  'draws-changed': ({ run, stream }) =>
    `${run} got other numbers from the stream "${stream}" than when it was blessed, so its figures cannot be compared: does the guard drift hold, which compares fresh seeds?`,
} satisfies CauseTexts<
  | 'baseline-absent'
  | 'baseline-malformed'
  | 'baseline-foreign'
  | 'baseline-stale'
  | 'baseline-moved'
  | 'draws-changed'
  | 'drifted'
>;

function movedWords(run: string, quantity: string, measured: number, stated: number): string {
  if (quantity === 'blessed state') return `${run} ${ending(measured)}, and was blessed as ${ending(stated)}`;
  const [now, was] = formatApart(measured, stated);
  const figure = quantity.startsWith('blessed parameter') ? now : `${now}, blessed ${was}`;
  return `in ${run} the ${findingWords(quantity)} is ${figure}`;
}

function ending(diverged: number): string {
  return diverged === 0 ? 'finished' : 'diverged';
}
