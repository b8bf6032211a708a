import { formatCount } from '../format-count.ts';
import { formatNumber } from '../../../words/format-number.ts';
import type { CauseTexts } from '../../cause-texts.ts';

/** Causes in what the code asked of the random streams. */
export const streamCauses = {
  'order-rows': ({ measured, stated }, { states }) =>
    `each epoch drew an order of ${formatCount(measured, 'row')}, stated ${formatCount(stated, 'train row')}: ${rowsHint(measured, stated, states)}`,
  'order-count': ({ measured, stated }) =>
    `the order of the rows was drawn ${times(measured)}, stated ${times(stated)}: ${measured < stated ? 'is one shuffle used for several epochs?' : 'is it drawn more than once an epoch?'}`,
  'epoch-count': ({ metric, measured, stated }) =>
    `${metric} was reported for ${formatCount(measured, 'epoch')}, stated ${formatNumber(stated)}: does the code train for another number of epochs?`,
  'stream-unused': ({ stream }) =>
    `the code never asks for the stream "${stream}": does it take these numbers from a generator of its own?`,
  'stream-unknown': ({ stream, known }) =>
    `the code asks for a stream "${stream}" that nothing states (known: ${known.join(', ')}): is the name misspelt?`,
  'drawn-again': ({ stream, measured }) =>
    `the stream "${stream}" was drawn ${times(measured)} in one run, stated once: is it drawn anew inside a loop?`,
  'draw-size': ({ stream, measured, stated }) =>
    `the stream "${stream}" gave ${formatCount(measured, 'number')}, stated ${formatNumber(stated)}: ${measured > stated ? 'are more rows or inputs drawn than the chapter says?' : 'are rows or inputs left out?'}`,
  'draw-kind': ({ stream, measured, stated }) =>
    `stream "${stream}" was asked for a ${measured}, stated a ${stated}: is the order drawn by another method?`,
  'draws-differ': ({ run, other, stream }) =>
    `${run} and ${other} got different numbers from the stream "${stream}", where runs of one seed share them: does what the code draws depend on its settings?`,
  'draw-amount': ({ run, other, stream, axis, measured, stated }) =>
    `the code draws ${formatCount(measured, 'number')} from the stream "${stream}" in ${run} and ${formatNumber(stated)} in ${other}, which differ in ${axis} alone: does what it draws depend on ${axis}? Where it is meant to, add ${axis} to "sizes" or the stream to "redraw"`,
} satisfies CauseTexts<
  | 'order-rows'
  | 'order-count'
  | 'epoch-count'
  | 'stream-unused'
  | 'stream-unknown'
  | 'drawn-again'
  | 'draw-size'
  | 'draw-kind'
  | 'draws-differ'
  | 'draw-amount'
>;

function times(count: number): string {
  return count === 1 ? 'once' : formatCount(count, 'time');
}

function rowsHint(measured: number, stated: number, states: Readonly<Record<string, number>>): string {
  if (measured === (states['testRows'] ?? Number.NaN)) return 'does it train on the test rows?';
  return measured > stated ? 'does training see the test rows?' : 'are train rows left out?';
}
