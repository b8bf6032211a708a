import { worstRowsFirst } from '../../view/worst-run.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';

type Row = { readonly holds: boolean; readonly margin?: number };

/**
 * Chooses at most `most` of the runs behind a claim, and keeps their order. Half of the room is for runs that
 * do not hold, a quarter for the tightest of the others, the rest for an even choice.
 */
export function chooseRows<R extends Row>(rows: readonly R[], most = 200): readonly R[] {
  if (rows.length <= most) return rows;
  const sorted = worstRowsFirst(rows);
  const failing = sorted.filter(({ holds }) => !holds).slice(0, Math.floor(most / 2));
  const tight = sorted.filter(({ holds }) => holds).slice(0, Math.floor(most / 4));
  const chosen = new Set([...failing, ...tight]);
  const others = rows.filter((row) => !chosen.has(row));
  for (const row of spreadEvenly(others, most - chosen.size)) chosen.add(row);
  return rows.filter((row) => chosen.has(row));
}
