import type { RunsChange } from '../../../comparison/compare-runs.ts';
import type { Words } from '../../locale/words.ts';

/** Returns phrases that say how the runs changed: moved, ended otherwise, drew otherwise, added, gone. */
export function viewRunsChange(change: RunsChange, { comparison, section }: Words): readonly string[] {
  const { runs: text } = comparison;
  const { paired, moved, drawn, added, gone, states } = change;
  const { state: names } = section.runs;
  return [
    paired === 0 ? text.none : moved === 0 ? text.identical(paired) : text.moved(moved, paired),
    ...states.map(({ from, to, runs }) => text.state(runs.length, names[from], names[to], runs[0] ?? '')),
    ...(drawn === 0 ? [] : [text.drawn(drawn)]),
    ...(added === 0 ? [] : [text.added(added)]),
    ...(gone === 0 ? [] : [text.gone(gone)]),
  ];
}
