import type { Tally } from '../../../model/outcome/verdict.ts';
import type { Words } from '../../locale/words.ts';
import { formatNumber } from '../../format/numbers.ts';
import type { ClaimDrawing } from '../picture.ts';
import { claimShapes, claimTheme, markEncoding } from './claim-theme.ts';

/**
 * Draws the share of runs that hold, the interval of the share over all seeds, and the share that the claim
 * requires, in per cent.
 */
export function sharePicture(
  { held, of, interval }: Tally,
  { claimPicture: text }: Words,
): ClaimDrawing | null {
  if (!interval || of === 0) return null;
  const [low, high, share, required] = [interval.low, interval.high, held / of, interval.required].map(
    percent,
  );
  if (![low, high, share, required].every(Number.isFinite)) return null;
  const names = { held: text.held(held, of), interval: text.interval, asked: text.asked };
  const value = { field: 'value', type: 'quantitative' } as const;
  return {
    title: text.share,
    caption: text.shareCaption(held, of, formatNumber((1 - interval.alpha) * 100)),
    spec: {
      ...claimTheme,
      height: 36,
      data: { values: [{ low, high, share, required }] },
      layer: [
        {
          mark: { type: 'bar', size: 12, color: 'var(--rule)' },
          encoding: {
            x: {
              field: 'low',
              type: 'quantitative',
              scale: { domain: [0, 100], nice: false },
              axis: { title: null, grid: true, tickCount: 5, labelExpr: "datum.value + ' %'" },
            },
            x2: { field: 'high' },
          },
        },
        {
          mark: { type: 'rule', color: 'var(--ink)', strokeWidth: 2.5 },
          encoding: { x: { ...value, field: 'required' } },
        },
        {
          data: { values: [{ value: share, series: names.held }] },
          mark: { type: 'point', filled: true, size: 110, opacity: 1 },
          encoding: {
            x: value,
            ...markEncoding([
              { name: names.held, shape: claimShapes.dot, color: 'var(--series-1)' },
              { name: names.interval, shape: 'M-1.4,-.6H1.4V.6H-1.4Z', color: 'var(--rule)' },
              { name: names.asked, shape: claimShapes.tick, color: 'var(--ink)' },
            ]),
          },
        },
      ],
    },
  };
}

/** In per cent, to a tenth. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
