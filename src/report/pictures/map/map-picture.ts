import type { SeedsMap } from '../../../model/outcome/outcome.ts';
import { formatNumber, formatPercent } from '../../format/numbers.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { axisName } from '../along-axis/axis-spec.ts';
import type { Picture, PictureSpec } from '../picture.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { mapFindings } from './map-findings.ts';

/** Draws where a claim holds, over two axes. Returns null if the map could not be made. */
export function mapPicture(map: SeedsMap, id: string, words: Words): Picture | null {
  const { axes, held, own, seeds } = map;
  if (held === null || seeds === 0) return null;
  const { map: text } = words;
  const [up, right] = axes;
  const [upName, rightName] = axes.map(({ name }) => axisName(name, words));
  const cells = up.values.flatMap((upValue, row) =>
    right.values.map((rightValue, column) => {
      const count = held[row]?.[column] ?? 0;
      const isOwn = own?.cell?.[0] === row && own.cell[1] === column;
      return { up: upValue, right: rightValue, share: (100 * count) / seeds, held: count, own: isOwn };
    }),
  );
  const title = text.title(upName ?? '', rightName ?? '');
  return {
    id,
    title,
    caption: words.picture.sentences([
      text.share(seeds),
      ...(own === null ? [] : [(own.cell === null ? text.ownBeside : text.own)(ownWords(map, words))]),
      ...mapFindings(map, words),
    ]),
    metrics: [],
    spec: mapSpec({
      axes: [
        { title: upName ?? '', values: up.values },
        { title: rightName ?? '', values: right.values },
      ],
      cells,
      share: text.legend,
    }),
    table: tableOf(map, held, title, words),
  };
}

/** `λ = 5, epoch = 10`. */
function ownWords({ axes, own }: SeedsMap, words: Words): string {
  return axes
    .map(({ name }, i) => words.picture.setting(axisName(name, words), formatNumber(own?.at[i] ?? 0, 6)))
    .join(words.map.comma);
}

/**
 * Returns the map as a table in per cent, one row for each value of the first axis, the largest on top as in
 * the picture. The chapter's own point is in brackets.
 */
function tableOf(
  { axes: [up, right], own, seeds }: SeedsMap,
  held: readonly (readonly number[])[],
  title: string,
  words: Words,
): Table {
  const { map: text } = words;
  const rows = up.values.map((value, row) =>
    plainRow(
      formatNumber(value, 6),
      right.values.map((_, column) => {
        const share = formatPercent(held[row]?.[column] ?? 0, seeds);
        return own?.cell?.[0] === row && own.cell[1] === column ? `[${share}]` : share;
      }),
    ),
  );
  return {
    caption: `${title}${text.tableNote(own?.cell !== null && own?.cell !== undefined)}`,
    columns: [
      `${axisName(up.name, words)} \\ ${axisName(right.name, words)}`,
      ...right.values.map((value) => formatNumber(value, 6)),
    ],
    rows: rows.toReversed(),
  };
}

/** One point of a map: `up` and `right` are its values on the two axes, `share` is in per cent. */
export type MapCell = {
  readonly up: number;
  readonly right: number;
  readonly share: number;
  readonly held: number;
  readonly own: boolean;
};

type MapAxisParts = { readonly title: string; readonly values: readonly number[] };

type Parts = {
  /** The vertical axis, then the horizontal one. */
  readonly axes: readonly [MapAxisParts, MapAxisParts];
  readonly cells: readonly MapCell[];
  readonly share: string;
};

/**
 * Colours from "never holds" to "always holds": orange, grey at one half, blue, each darker than the one
 * before. The hues differ under every kind of colour vision, and the lightness differs on paper without
 * colours; the ends are five to one. They suit light and dark pages alike, so they are no variables of the
 * page.
 */
export const mapScheme = ['#fde3c4', '#f4bd83', '#b4aeb1', '#7299c2', '#1f5fa8'] as const;
const shares = [0, 25, 50, 75, 100] as const;

/**
 * The vertical axis has its name above the plot, where a name of any length reads from left to right. Vega
 * would rotate it.
 */
const upTitle = {
  titleAngle: 0,
  titleAlign: 'left',
  titleBaseline: 'bottom',
  titleX: 0,
  titleY: -6,
} as const;
const titleLimit = 300;

/**
 * Draws a tile for each point. The chapter's own is outlined in white with black inside, so that it stands
 * out on any tile.
 */
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
