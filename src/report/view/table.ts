import type { VerdictState } from '../../model/outcome/verdict.ts';

/** A table as every format shows it: text alone, the first cell of a row being its head. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

export type Row = {
  readonly head: string;
  readonly cells: readonly string[];
  /** Whether the row upholds its check; null if it only shows figures. */
  readonly state: VerdictState | null;
};

/** Makes a row of figures that decide nothing. */
export function plainRow(head: string, cells: readonly string[]): Row {
  return { head, cells, state: null };
}
