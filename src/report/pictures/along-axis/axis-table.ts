import type { SettingValue } from '../../../model/experiment/experiment.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { formatNumber } from '../../format/format-number.ts';
import { formatSetting } from '../../format/format-settings.ts';
import type { AxisPoint } from './metric-along-axis.ts';

type Parts = {
  readonly axis: string;
  readonly values: readonly SettingValue[];
  readonly names: readonly string[];
  readonly points: readonly AxisPoint[];
  readonly words: Words;
};

/** The same numbers as the lines along an axis. */
export function axisTable(title: string, { axis, values, names, points, words }: Parts): Table {
  const {
    quantity,
    picture: { column },
  } = words;
  const rows = values.map((at) => {
    const cells = names.flatMap((series) => {
      const point = points.find((each) => each.at === at && each.series === series);
      return point
        ? [point.median, point.min, point.max, point.runs].map((value) => formatNumber(value))
        : ['-', '-', '-', '0'];
    });
    return plainRow(formatSetting(at), cells);
  });
  const columns = names.flatMap((series) => [
    column.median(series),
    column.smallest,
    column.largest,
    column.seeds,
  ]);
  return { caption: title, columns: [quantity(axis), ...columns], rows };
}
