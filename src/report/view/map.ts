import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { axisName } from '../pictures/along-axis/axis-spec.ts';
import { mapPicture } from '../pictures/map/map-picture.ts';
import type { Picture } from '../pictures/picture.ts';
import { formatPercent } from '../format/numbers.ts';

/** Where a claim holds around the chapter's own setting: in a line, and as a picture. */
export type MapView = {
  /** The share at the chapter's own setting, the smallest and the largest share; or why there is no map. */
  readonly line: string;
  /** Null if the map could not be made. */
  readonly picture: Picture | null;
};

/** Returns null if the claim has no map. */
export function viewMap(outcome: Outcome, claim: string, id: string, words: Words): MapView | null {
  const map = outcome.maps.find((each) => each.claim === claim);
  if (map === undefined) return null;
  const { map: text } = words;
  const [up = '', right = ''] = map.axes.map(({ name }) => axisName(name, words));
  const picture = mapPicture(map, id, words);
  if (picture === null || map.held === null)
    return { line: text.declined(up, right, map.reason ?? ''), picture: null };
  const counts = map.held.flat();
  const percent = (count: number) => `${formatPercent(count, map.seeds)} %`;
  const [row = -1, column = -1] = map.own?.cell ?? [];
  const own = map.held[row]?.[column];
  const range = [percent(Math.min(...counts)), percent(Math.max(...counts))] as const;
  return {
    line: text.line(up, right, own === undefined ? null : percent(own), ...range),
    picture,
  };
}
