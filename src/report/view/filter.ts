import type { SettingValue } from '../../model/experiment/settings.ts';
import type { Words } from '../locale/words.ts';
import type { CheckView } from './checks.ts';
import { formatSetting } from '../format/numbers.ts';
import { verdictWords, type VerdictWords } from '../format/verdict-words.ts';

/** The choices that the page's filter offers. */
export type FilterView = {
  readonly verdicts: readonly VerdictWords[];
  readonly axes: readonly FilterAxis[];
};

type FilterAxis = {
  readonly axis: string;
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
};

/** Returns the filter's choices. An axis is offered only if some claim names a value on it. */
export function viewFilter(checks: readonly Pick<CheckView, 'axes'>[], words: Words): FilterView {
  const named = new Map<string, Set<SettingValue>>();
  for (const { axis, names } of checks.flatMap(({ axes }) => axes)) {
    for (const value of names) named.set(axis, (named.get(axis) ?? new Set()).add(value));
  }
  return {
    verdicts: (['holds', 'fails', 'undecided'] as const).map((state) => verdictWords(state, words)),
    axes: [...named].map(([axis, values]) => ({
      axis,
      name: words.quantity(axis),
      values: [...values]
        .toSorted((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0))
        .map((value) => ({ value: String(value), label: formatSetting(value) })),
    })),
  };
}
