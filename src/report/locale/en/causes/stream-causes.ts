import { formatCount } from '../grammar.ts';
import { formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the code's draws from the random streams. */
export const streamCauses = {
  'order-rows': ({ measured, stated }, { states }) =>
    `each epoch drew an order of ${formatCount(measured, 'row')}, stated ${formatCount(stated, 'train row')}${rowsSeen(measured, stated, states)}`,
  'order-count': ({ measured, stated }) =>
    `the order of the rows was drawn ${times(measured)}, stated ${times(stated)}`,
  'epoch-count': ({ metric, measured, stated }) =>
    `${metric} was reported for ${formatCount(measured, 'epoch')}, stated ${formatNumber(stated)}`,
  'stream-unused': ({ stream, instead = [] }) =>
    `the code never asks for the stream "${stream}"${instead.length === 0 ? '' : `, and draws from ${instead.join(', ')}, which nothing states`}`,
  'stream-unknown': ({ stream, known, near = null }) =>
    `the code asks for a stream "${stream}" that nothing states (known: ${known.join(', ')})${near === null ? '' : `: did you mean "${near}", which it never asks for?`}`,
  'drawn-again': ({ stream, measured, epochs }) =>
    `the stream "${stream}" was drawn ${times(measured)} in one run, stated once${epochs === measured ? `: once in each of its ${formatCount(epochs, 'epoch')}` : ''}`,
  'draw-size': ({ stream, measured, stated }) =>
    `the stream "${stream}" gave ${formatCount(measured, 'number')}, stated ${formatNumber(stated)}`,
  'draw-kind': ({ stream, measured, stated }) =>
    `stream "${stream}" was asked for a ${measured}, stated a ${stated}`,
  'draws-differ': ({ run, other, stream, axis }) =>
    `${run} and ${other} got different numbers from the stream "${stream}", ${axis === undefined ? 'where runs of one seed share them' : `although they differ in ${axis} alone. Where it is meant to, add the stream to "redraw"`}`,
  'draw-amount': ({ run, other, stream, axis, measured, stated }) =>
    `the code draws ${formatCount(measured, 'number')} from the stream "${stream}" in ${run} and ${formatNumber(stated)} in ${other}, which differ in ${axis} alone. Where it is meant to, add ${axis} to "sizes" or the stream to "redraw"`,
} satisfies SomeCauseTexts;

function times(count: number): string {
  return count === 1 ? 'once' : formatCount(count, 'time');
}

/** Says which rows this number of rows is, if the experiment states how many of each there are. */
function rowsSeen(measured: number, stated: number, { testRows }: Readonly<Record<string, number>>): string {
  if (testRows === undefined) return '';
  if (measured === stated + testRows) return ', which is all rows, train and test';
  return measured === testRows ? ', which is as many as there are test rows' : '';
}
