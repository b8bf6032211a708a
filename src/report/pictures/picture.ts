import type { Table } from '../view/table.ts';

/** A Vega-Lite specification as plain, JSON-safe data. */
export type PictureSpec = Readonly<Record<string, unknown>>;

/** A Vega specification, as Vega-Lite compiles it: plain, JSON-safe data. */
export type VegaSpec = Readonly<Record<string, unknown>>;

/** One picture: its texts, its specification, and the same numbers as a table. */
export type Picture = {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly metrics: readonly string[];
  readonly spec: PictureSpec;
  readonly table: Table;
};

/** The parts of a claim's picture; its id and its table come from the claim. */
export type ClaimDrawing = Pick<Picture, 'title' | 'caption' | 'spec'>;
