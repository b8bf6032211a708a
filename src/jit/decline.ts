import type { Figure } from './trace/trace.ts';

/** A subject that cannot be accelerated runs as written: the message says why, to its author. */
export class Declined extends Error {
  override readonly name = 'Declined';
  /** Which entry of the trace is in the way, where one is. */
  readonly entry: number | undefined;

  constructor(message: string, { entry, ...options }: ErrorOptions & { readonly entry?: number } = {}) {
    super(message, options);
    this.entry = entry;
  }
}

/** A figure is no value that was read as it is. */
export class ComputedFigure extends Declined {
  readonly figure: Figure;

  constructor(message: string, figure: Figure) {
    super(message);
    this.figure = figure;
  }
}

/** What a subject returned is no fit: its runs as written say so, and no reason of lanes has to. */
export class BrokenContract extends Declined {}
