import { pictureTheme } from '../vega/picture-theme.ts';
import type { PictureSpec } from '../picture.ts';

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
 * From where it never holds to where it always does: orange, grey at one half, blue, each darker than the one
 * before. By hue they are told apart with every kind of colour vision, by lightness on paper without colours;
 * the ends are five to one. On light and dark alike, which is why they are no variables of the page.
 */
export const mapScheme = ['#fde3c4', '#f4bd83', '#b4aeb1', '#7299c2', '#1f5fa8'] as const;
const shares = [0, 25, 50, 75, 100] as const;

/** Upwards, named above the plot, where a name of any length reads from left to right; Vega would set it on end. */
const upTitle = {
  titleAngle: 0,
  titleAlign: 'left',
  titleBaseline: 'bottom',
  titleX: 0,
  titleY: -6,
} as const;
const titleLimit = 300;

/** A tile for each point, the chapter's own outlined: white on the outside and black within, so that it stands out on any tile. */
export function mapSpec({ axes: [up, right], cells, share }: Parts): PictureSpec {
  const ordinal = (field: string, { title, values }: MapAxisParts, domain: readonly number[]) => ({
    field,
    type: 'ordinal',
    scale: { domain, paddingInner: values.length > 30 ? 0 : 0.06, paddingOuter: 0 },
    axis: {
      title,
      titleLimit,
      grid: false,
      domain: false,
      ticks: false,
      labelAngle: 0,
      labelOverlap: 'greedy',
      labelSeparation: 6,
      ...(field === 'up' ? upTitle : {}),
    },
  });
  const outline = (color: string, strokeWidth: number) => ({
    transform: [{ filter: 'datum.own' }],
    mark: { type: 'rect', fill: null, stroke: color, strokeWidth },
  });
  return {
    ...pictureTheme,
    view: { stroke: 'var(--rule)' }, // the lightest tiles are near to white
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
            scale: { domain: shares, range: mapScheme, interpolate: 'rgb' },
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
