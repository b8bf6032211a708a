export const heeded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How often the event loop notes that it turns, in milliseconds. */
const beat = 100;
/** Signals within so many milliseconds are one request: some send them to the process and to its group. */
const together = 500;

/** What heeding needs of the process; a test may give its own. */
export type Heeding = {
  readonly say: (text: string) => void;
  /** Ends the process at once. */
  readonly exit: () => void;
  readonly now?: () => number;
};

/**
 * Listens for signals. The first aborts the returned signal, with its name as the reason; a second one, sent
 * more than half a second later, ends the process.
 *
 * Nothing says when a signal was sent. Synchronous work keeps it waiting, so that one which is handled may be
 * as old as the last turn of the event loop: it counts from there.
 */
export function heedSignals({ say, exit, now = () => performance.now() }: Heeding): AbortSignal {
  const interruption = new AbortController();
  let [before, turned] = [now(), now()];
  setInterval(() => ([before, turned] = [turned, now()]), beat).unref();
  let sent = 0;
  for (const name of heeded) {
    process.on(name, () => {
      if (interruption.signal.aborted) {
        if (now() - sent > together) exit();
        return;
      }
      // Timers go before signals in a turn: the gap lies before the last beat, or after it.
      const isHeldUp = turned - before > 2 * beat;
      sent = isHeldUp ? before : now() - turned > 2 * beat ? turned : now();
      say(`interrupted by ${name}\n`);
      interruption.abort(name);
    });
  }
  return interruption.signal;
}
