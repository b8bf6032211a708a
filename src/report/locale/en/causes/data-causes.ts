import { formatApart, formatNumber } from '../../../format/numbers.ts';
import type { CauseTexts, Chapter } from '../../cause-texts.ts';
import { matchRatio, ratioHint, type Suspect } from '../../ratio-hint.ts';

/** An sd or a mean is estimated from some hundred numbers: a factor is recognised within a quarter. */
const rough = 0.25;
const slips: readonly Suspect[] = [
  [10, 'has a decimal place slipped?'],
  [0.1, 'has a decimal place slipped?'],
  [100, 'have two decimal places slipped?'],
  [0.01, 'have two decimal places slipped?'],
];

/** Causes in the data that the code made, and in where its weights start. */
export const dataCauses = {
  'noise-sd': ({ measured, stated }, chapter) =>
    `the noise in the labels has sd ${apart(measured, stated)}${noiseHint(measured, stated, chapter)}`,
  'true-bias': ({ measured, stated }) =>
    `the labels hold a bias of ${apart(measured, stated)}${constantHint(measured, stated, 'bias')}`,
  'true-weight': ({ measured, stated }) =>
    `the labels are made with a weight of ${apart(measured, stated)}${constantHint(measured, stated, 'weights')}`,
  'features-law': ({ mean, sd }) =>
    `the inputs have mean ${formatNumber(mean)} and sd ${formatNumber(sd)}, stated 0 and 1`,
  'start-sd': ({ measured, stated }) =>
    `the weights start with sd ${apart(measured, stated)}${startHint(measured, stated)}`,
  'start-mean': ({ measured, stated }) => `the weights start around ${apart(measured, stated)}`,
  'start-bias': ({ measured }) => `the bias starts at ${formatNumber(measured)}, stated 0`,
  'other-features': ({ measured }) =>
    `the inputs returned lie up to ${formatNumber(measured)} from the ones drawn`,
} satisfies CauseTexts<
  | 'noise-sd'
  | 'true-bias'
  | 'true-weight'
  | 'features-law'
  | 'start-sd'
  | 'start-mean'
  | 'start-bias'
  | 'other-features'
>;

function apart(measured: number, stated: number): string {
  return formatApart(measured, stated).join(', stated ');
}

function noiseHint(measured: number, stated: number, { prose }: Chapter): string {
  const written = prose['noiseSd'];
  if (written !== undefined && matchRatio(measured, stated, [[written / stated, '']], rough).length > 0)
    return `, and the chapter's prose says ${formatNumber(written)}`;
  return ratioHint(
    measured,
    stated,
    [
      [0, 'is the noise left out of the labels?'],
      [Math.sqrt(stated) / stated, 'is the sd taken for a variance?'],
      [stated, 'is the sd squared on its way?'],
      ...slips,
    ],
    rough,
  );
}

function constantHint(measured: number, stated: number, what: string): string {
  return ratioHint(
    measured,
    stated,
    [[0, `do the labels leave out the ${what}?`], [-1, 'is its sign turned round?'], ...slips],
    rough,
  );
}

function startHint(measured: number, stated: number): string {
  return ratioHint(measured, stated, [[0, 'do they all start at the same value?'], ...slips], rough);
}
