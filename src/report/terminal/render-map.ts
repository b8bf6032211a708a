import type { SeedsMap } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { axisName } from '../pictures/along-axis/axis-spec.ts';
import { mapFindings } from '../pictures/map/map-findings.ts';
import { mapPicture } from '../pictures/map/map-picture.ts';
import { flattenText } from '../format/text.ts';
import { printable } from '../format/visible-text.ts';
import { columnsOf } from './layout.ts';

/**
 * Renders a map as a table of text in per cent, one row for each value of the first axis. The chapter's own
 * point is in brackets.
 */
export function renderMap(hostile: SeedsMap, words: Words): string {
  const map = printable(hostile);
  const picture = mapPicture(map, 'map', words);
  if (picture === null) {
    const [up = '', right = ''] = map.axes.map(({ name }) => axisName(name, words));
    return `${flattenText(`${map.claim}: ${words.map.declined(up, right, map.reason ?? '')}`)}\n`;
  }
  const { table } = picture;
  const lines = [table.columns, ...table.rows.map(({ head, cells }) => [head, ...cells])].map((line) =>
    line.map(flattenText),
  );
  const widths = table.columns.map((_, at) => Math.max(...lines.map((line) => columnsOf(line[at] ?? ''))));
  const rows = lines.map((line) =>
    line.map((cell, at) => ' '.repeat((widths[at] ?? 0) - columnsOf(cell)) + cell).join('  '),
  );
  return [
    `${flattenText(map.claim)}: ${flattenText(table.caption)}`,
    `  ${words.map.share(map.seeds)}`,
    ...mapFindings(map, words).map((sentence) => `  ${flattenText(sentence)}`),
    '',
    ...rows.map((row) => `  ${row}`),
    '',
  ].join('\n');
}
