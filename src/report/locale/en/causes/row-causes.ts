import { formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';
import { formatCount } from '../grammar.ts';

/** Causes in the rows that were trained on or evaluated. */
export const rowCauses = {
  'rows-shared': ({ run, rows, of, first, passes }) =>
    `in ${run} ${formatNumber(rows)} of ${formatCount(of, 'held-out row')} ${rows === 1 ? 'was' : 'were'} trained on, the first is row ${formatNumber(first)}${passes === undefined ? '' : `: the ${formatCount(passes, 'evaluation')} held out different rows`}`,
  'rows-alike': ({ run, rows, of, first }) =>
    `in ${run} ${formatNumber(rows)} of ${formatCount(of, 'held-out row')} ${rows === 1 ? 'has' : 'have'} the content of rows trained on, the first is row ${formatNumber(first)}: whether the data hold them twice is not known. Return "data" with all rows, or name them in "data: { train, test }"`,
  'rows-trained': ({ run, measured, stated }) =>
    `${formatCount(measured, 'different row')} ${measured === 1 ? 'was' : 'were'} trained on in ${run}, stated ${formatNumber(stated)}`,
  'row-depends': ({ run, measured }) =>
    `in ${run} the outputs for a row differ by ${formatNumber(measured)} between a batch and the row alone`,
  'nothing-held-out': ({ run }) =>
    `every row that ${run} evaluated had been trained on, or none was evaluated: which rows are held out is not known. Pass them as validation data, or name them in "data: { train, test }"`,
} satisfies SomeCauseTexts;
