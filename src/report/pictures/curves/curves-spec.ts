import type { Words } from '../../locale/words.ts';
import type { CurvePoint } from './epoch-curves.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import type { PictureSpec } from '../picture.ts';
import { seriesEncoding } from '../vega/series-encoding.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

const apart = { labelOverlap: 'parity', labelSeparation: 8 } as const;

/** Of more epochs an even choice is drawn. */
export const mostEpochs = 100;

/** Curves over epochs: the first seed bold, the others thin. */
export function curvesSpec(
  points: readonly CurvePoint[],
  metrics: readonly string[],
  scale: ValueScale,
  { quantity, picture }: Words,
): PictureSpec {
  const first = points[0]?.seed;
  const drawn = new Set(spreadEvenly([...new Set(points.map(({ epoch }) => epoch))], mostEpochs));
  const values = points
    .filter(({ epoch, value }) => drawn.has(epoch) && Number.isFinite(value))
    .map(({ seed, metric, epoch, value }) => ({
      seed,
      epoch,
      value,
      series: quantity(metric),
      bold: seed === first,
    }));
  const epochs = points.reduce((most, { epoch }) => Math.max(most, epoch), 0);
  return {
    ...pictureTheme,
    data: { values },
    encoding: {
      x: {
        field: 'epoch',
        type: 'quantitative',
        scale: { domain: [Math.min(1, epochs - 1), epochs], nice: false },
        axis: {
          title: picture.epoch,
          format: 'd',
          tickMinStep: 1,
          tickCount: Math.min(epochs, 10),
          ...apart,
        },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { ...scale, nice: scale.type === 'linear' },
        axis: valueAxis(scale),
      },
      ...seriesEncoding(metrics.map(quantity)),
    },
    layer: [
      {
        transform: [{ filter: '!datum.bold' }],
        mark: { type: 'line', strokeWidth: 1, opacity: 0.4 },
        encoding: { detail: { field: 'seed', type: 'nominal' } },
      },
      { transform: [{ filter: 'datum.bold' }], mark: { type: 'line', strokeWidth: 2.5, point: epochs <= 1 } },
    ],
  };
}
