import { formatCount } from '../grammar.ts';
import { formatNumber } from '../../../format/numbers.ts';
import type { RecordDifference } from '../../../../model/outcome/record-difference.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in numbers that differ when they are computed a second time. */
export const reproducibleCauses = {
  'not-reproducible': ({ run, when, cells, repeated, ...difference }) =>
    `${formatNumber(cells)} of ${formatCount(repeated, 'cell')} gave other numbers when a run was made again; ${run}: ${differenceText(difference)}${whenTexts[when]}`,
  'rests-on-unreproducible': ({ run }) =>
    `it rests on the cell of ${run}, which gives other numbers when it is run again: see the guard reproducible`,
  'seeds-alike': ({ runs, stream }) =>
    stream === null
      ? `${formatCount(runs, 'run')} are one run: they end alike to the bit, and draw nothing that the seed reaches; \`deterministic: true\` on the claim says that one is enough`
      : `${formatCount(runs, 'run')} are one run: they end alike to the bit, although they draw from the stream "${stream}"; what is drawn does not reach what the code returns`,
  'not-deterministic': ({ run, stream, other }) =>
    stream === null
      ? `the claim says that it is deterministic, and ${run} ends otherwise than ${other ?? ''}`
      : `the claim says that it is deterministic, and ${run} draws from the stream "${stream}"`,
} satisfies SomeCauseTexts;

const whenTexts = {
  'each-run': '; it differs from run to run, also in threads that have made no other run',
  'each-thread': '; it is the same within a thread and another in each thread',
  'after-others':
    '; it is the same in threads that have made no other run, and depends on the runs made before',
  unknown: '',
} as const;

function differenceText({ of, quantity, at, first, second }: RecordDifference): string {
  const numbers = `${numberText(first)} at first, then ${numberText(second)}`;
  switch (of) {
    case 'state':
      return `one ended as "${quantity}", the other did not`;
    case 'metric':
      return `${quantity} of epoch ${formatNumber(at)} was ${numbers}`;
    case 'once':
      return `${quantity} was ${numbers}`;
    case 'parameter':
      return `${quantity}[${at}] was ${numbers}`;
    case 'draw':
      return `the figures are the same, and the stream "${quantity}" was asked for other numbers at request ${formatNumber(at + 1)}`;
  }
}

/** Renders all digits: two numbers may differ in the last one. */
function numberText(value: number | null): string {
  return value === null ? 'absent' : String(value);
}
