import { median } from '../../statistics/quantile.ts';

/** Times runs, and says how long one may take. */
export type RunClock = {
  /** Notes how long a run took, in milliseconds. */
  note(took: number): void;
  /** Milliseconds that a run may take; undefined as long as nothing is known. */
  limit(): number | undefined;
  /** Why a run that took longer is ended, and what helps. */
  explain(): string;
};

/** A run may take so many times as long as the median of the others, and at least so many milliseconds. */
const generous = { times: 20, floor: 60_000 } as const;
/** The latest runs that the median is of: it is asked several times a second. */
const remembered = 101;

/**
 * Creates a clock for the runs of one experiment.
 *
 * @param timeout milliseconds that a run may take; absent: a generous multiple of the median run
 */
export function createRunClock(timeout?: number): RunClock {
  const latest: number[] = [];
  const usual = () => (latest.length === 0 ? undefined : median(latest));
  const limit = () => {
    const time = usual();
    return timeout ?? (time === undefined ? undefined : Math.max(generous.floor, generous.times * time));
  };
  return {
    note(took) {
      latest.push(took);
      if (latest.length > remembered) latest.shift();
    },
    limit,
    explain() {
      const time = usual();
      const others = timeout === undefined && time !== undefined ? `, and the others ${seconds(time)}` : '';
      return `it took longer than ${seconds(limit() ?? 0)}${others}: --timeout gives it more`;
    },
  };
}

/** Renders milliseconds as seconds with three digits. */
export function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toPrecision(3))} s`;
}
