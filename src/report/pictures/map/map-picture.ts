import type { SeedsMap } from '../../../model/outcome/outcome.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { formatPercent } from '../../format/format-percent.ts';
import { formatNumber } from '../../format/format-number.ts';
import { axisName } from '../along-axis/axis-name.ts';
import { mapFindings } from './map-findings.ts';
import { mapSpec } from './map-spec.ts';
import type { Picture } from '../picture.ts';

/** Where a claim holds, over two axes; null where the map could not be made. */
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

/** A row for each value of the first axis, the largest on top as in the picture, in per cent; the chapter's own in brackets. */
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
