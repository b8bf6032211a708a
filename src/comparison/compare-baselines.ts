import type { BaselineDocument, BlessedFigure } from '../model/outcome/baseline-document.ts';
import { surroundings } from '../model/outcome/ran-on.ts';
import { changedStream } from '../check/guards/baseline/compare-figures.ts';

/** One figure of a cell, as it was blessed and as it would be; null on the side that does not have it. */
export type FigureChange = {
  readonly cell: string;
  readonly metric: string;
  readonly old: BlessedFigure | null;
  readonly now: BlessedFigure | null;
  /** How far the median moved, in old standard deviations over the seeds; null if there is no such number. */
  readonly sds: number | null;
};

type ClaimFigure = BaselineDocument['claims'][string];

export type ClaimChange = {
  readonly id: string;
  readonly old: ClaimFigure | null;
  readonly now: ClaimFigure | null;
};

/** All that a new blessing would change. */
export type BaselineChange = {
  readonly claims: readonly ClaimChange[];
  readonly figures: readonly FigureChange[];
  /** How many runs have other figures with the same draws, have other draws, are new, or are gone. */
  readonly runs: {
    readonly moved: number;
    readonly drawn: number;
    readonly added: number;
    readonly gone: number;
  };
  /** What else differs: the experiment's id, subject, backend, seeds, machine, and the cells of `drift`. */
  readonly head: readonly { readonly key: string; readonly old: string; readonly now: string }[];
};

/** Returns what a new baseline would change in an old one. */
export function compareBaselines(old: BaselineDocument, now: BaselineDocument): BaselineChange {
  return {
    claims: namesOf(old.claims, now.claims).flatMap((id) => {
      const change = { id, old: own(old.claims, id), now: own(now.claims, id) };
      return same(change.old, change.now) ? [] : [change];
    }),
    figures: namesOf(old.cells, now.cells).flatMap((cell) =>
      compareCell(cell, own(old.cells, cell) ?? {}, own(now.cells, cell) ?? {}),
    ),
    runs: compareRuns(old.runs, now.runs),
    head: [
      ...(['experiment', 'subject', 'backend', 'seeds'] as const).flatMap((key) =>
        same(old[key], now[key]) ? [] : [{ key, old: String(old[key]), now: String(now[key]) }],
      ),
      ...surroundings.flatMap((key) => {
        if (key === 'backend') return [];
        const [was, is] = [old.ranOn?.[key], now.ranOn?.[key]];
        return was === is ? [] : [{ key, old: was ?? 'none', now: is ?? 'none' }];
      }),
      ...compareDriftCells(old, now),
    ],
  };
}

/** Returns true if blessing would change nothing. */
export function isUnchanged({ claims, figures, runs, head }: BaselineChange): boolean {
  return (
    [claims, figures, head].every(({ length }) => length === 0) && Object.values(runs).every((n) => n === 0)
  );
}

/** Compares the cells of `drift`. Other seeds are no change, since every run takes fresh ones. */
function compareDriftCells(old: BaselineDocument, now: BaselineDocument): BaselineChange['head'] {
  const cells = (baseline: BaselineDocument) => Object.keys(baseline.drift?.cells ?? {}).join(' ') || 'none';
  return cells(old) === cells(now) ? [] : [{ key: 'drift', old: cells(old), now: cells(now) }];
}

type Cell = BaselineDocument['cells'][string];

function compareCell(cell: string, old: Cell, now: Cell): FigureChange[] {
  return namesOf(old, now).flatMap((metric) => {
    const [was, is] = [own(old, metric), own(now, metric)];
    if (same(was, is)) return [];
    const sds = was?.sd && is ? (is.median - was.median) / was.sd : Number.NaN;
    return [{ cell, metric, old: was, now: is, sds: Number.isFinite(sds) ? sds : null }];
  });
}

function compareRuns(old: BaselineDocument['runs'], now: BaselineDocument['runs']): BaselineChange['runs'] {
  const counts = { moved: 0, drawn: 0, added: 0, gone: 0 };
  for (const id of namesOf(old, now)) {
    const [was, is] = [own(old, id), own(now, id)];
    if (was === null) counts.added++;
    else if (is === null) counts.gone++;
    else if (changedStream(is, was) !== undefined) counts.drawn++;
    else if (!same(was, is)) counts.moved++;
  }
  return counts;
}

function namesOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

/** Compares two values as JSON, since documents are written and read in one order of keys. NaN equals NaN. */
function same(a: unknown, b: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'number' ? String(entry) : entry));
  return text(a) === text(b);
}
