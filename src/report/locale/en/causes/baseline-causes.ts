import type { MovedBeside, Surrounding } from '../../../../model/outcome/ran-on.ts';
import type { RunFigure } from '../../../../model/outcome/quantity.ts';
import { formatCount } from '../grammar.ts';
import { formatNumber, formatDistinct } from '../../../format/numbers.ts';
import { findingWords } from '../names.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

const remedy = 'npx bookproof bless writes it from a finished run';
const replaced = 'mend it, or delete it, and npx bookproof bless writes a new one';

const names = {
  backend: 'backend',
  node: 'Node.js',
  tensorflow: 'TensorFlow.js',
  cpu: 'processor',
  timeZone: 'time zone',
  locale: 'locale',
} satisfies Record<Surrounding, string>;

/** Causes in the baseline, and in figures that moved against it. */
export const baselineCauses = {
  'baseline-absent': ({ file }) => `there is no baseline ${file}: ${remedy}`,
  'baseline-malformed': ({ file, reason }) =>
    `${file} is no baseline that this version reads (${reason}): ${replaced}`,
  'baseline-foreign': ({ file, blessed, own }) =>
    `${file} was blessed for ${blessed}, and this is ${own}: ${replaced}`,
  'baseline-stale': ({ file, run, runs, of }) =>
    `${file} holds no figures of ${runs === 1 ? run : `${formatNumber(runs)} of ${formatCount(of, 'run')}, such as ${run}`}: what was blessed has other cells or seeds. ${remedy} of the experiment as its file states it`,
  'baseline-moved': ({ run, quantity, measured, stated, runs, of, beside }) =>
    `${formatNumber(runs)} of ${formatCount(of, 'run')} moved; ${movedWords(run, quantity, measured, stated)}${besideWords(beside)}`,
  drifted: ({ run, quantity, sds, band, beside }) =>
    `the ${findingWords(quantity)} lies ${formatNumber(sds)} seed standard deviations from what was blessed over fresh seeds such as ${run}, allowed ${formatNumber(band)}${besideWords(beside)}`,
  'draws-changed': ({ run, stream }) =>
    `${run} got other numbers from the stream "${stream}" than when it was blessed, so its figures cannot be compared: the guard drift compares fresh seeds`,
} satisfies SomeCauseTexts;

/** Says what else moved and may be the reason. It proposes a blessing only if nothing else moved. */
function besideWords(beside: readonly MovedBeside[] | undefined): string {
  if (beside === undefined) return '; the baseline does not say on what it was blessed';
  if (beside.length === 0)
    return '; nothing that it runs on moved: if it is meant, npx bookproof bless takes it';
  const parts = beside.map(({ what, blessed, now }) => `${names[what]} ${blessed}, this is ${now}`);
  return `; blessed on ${parts.join('; on ')}`;
}

function movedWords(run: string, quantity: RunFigure, measured: number, stated: number): string {
  if (quantity.of === 'state') return `${run} ${ending(measured)}, and was blessed as ${ending(stated)}`;
  const [now, was] = formatDistinct(measured, stated);
  const figure = quantity.of === 'parameter' ? now : `${now}, blessed ${was}`;
  return `in ${run} the ${findingWords(quantity)} is ${figure}`;
}

function ending(diverged: number): string {
  return diverged === 0 ? 'finished' : 'diverged';
}
