import type { VerdictState } from '../../model/outcome/verdict.ts';

/** A table as every face shows it: text alone, the first cell of a row being its head. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

export type Row = {
  readonly head: string;
  readonly cells: readonly string[];
  /** Whether the row upholds what it is about; null: it is only a figure. */
  readonly state: VerdictState | null;
};

/** A row of figures that decide nothing. */
export function plainRow(head: string, cells: readonly string[]): Row {
  return { head, cells, state: null };
}
