import type { Table } from '../view/table.ts';

/** A Vega-Lite specification as plain, JSON-safe data. */
export type PictureSpec = Readonly<Record<string, unknown>>;

/** What Vega-Lite makes of it: a Vega specification as plain, JSON-safe data. */
export type VegaSpec = Readonly<Record<string, unknown>>;

/** One picture: what it shows, how it is drawn, and the same numbers as a table. */
export type Picture = {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** The metrics it shows. */
  readonly metrics: readonly string[];
  readonly spec: PictureSpec;
  readonly table: Table;
};

/** What a picture of a claim is made of; its id and its table come from the claim. */
export type ClaimDrawing = Pick<Picture, 'title' | 'caption' | 'spec'>;
