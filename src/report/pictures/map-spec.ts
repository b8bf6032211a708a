import { pictureTheme } from './picture-theme.ts';
import type { PictureSpec } from './picture.ts';

/** One point of a map; `up` and `right` are its place along the axes, the share is in per cent. */
export type MapCell = {
  readonly up: number;
  readonly right: number;
  readonly share: number;
  readonly held: number;
  readonly own: boolean;
};

type MapAxisParts = { readonly title: string; readonly values: readonly number[] };

type Parts = {
  /** Upwards, and to the right. */
  readonly axes: readonly [MapAxisParts, MapAxisParts];
  readonly cells: readonly MapCell[];
  readonly share: string;
};

/**
 * From where it never holds to where it always does: orange, grey at one half, blue. Told apart with every
 * kind of colour vision, and against light and dark alike, which is why they are no variables of the page.
 */
const scheme = ['#b35806', '#f1a340', '#d9d9d9', '#67a9cf', '#1f5fa8'] as const;
const shares = [0, 25, 50, 75, 100] as const;

/** A tile for each point, the chapter's own outlined: white on the outside and black within, so that it stands out on any tile. */
export function mapSpec({ axes: [up, right], cells, share }: Parts): PictureSpec {
  const ordinal = (field: string, { title, values }: MapAxisParts, domain: readonly number[]) => ({
    field,
    type: 'ordinal',
    scale: { domain, paddingInner: values.length > 30 ? 0 : 0.06, paddingOuter: 0 },
    axis: { title, grid: false, domain: false, ticks: false, labelAngle: 0, labelOverlap: 'greedy' },
  });
  const outline = (color: string, strokeWidth: number) => ({
    transform: [{ filter: 'datum.own' }],
    mark: { type: 'rect', fill: null, stroke: color, strokeWidth },
  });
  return {
    ...pictureTheme,
    width: 400,
    height: Math.min(320, Math.max(90, 26 * up.values.length)),
    data: { values: cells },
    encoding: {
      x: ordinal('right', right, right.values),
      y: ordinal('up', up, up.values.toReversed()),
    },
    layer: [
      {
        mark: { type: 'rect' },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: shares, range: scheme, interpolate: 'rgb' },
            legend: {
              title: share,
              titleColor: 'var(--ink)',
              titleFontSize: 13,
              titleFontWeight: 'normal',
              values: [0, 50, 100],
              labelExpr: "datum.value + ' %'",
              gradientLength: 200,
              gradientThickness: 12,
              offset: 8,
            },
          },
        },
      },
      outline('#ffffff', 5),
      outline('#000000', 2),
    ],
  };
}
