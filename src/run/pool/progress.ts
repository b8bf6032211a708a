import type { RunId } from '../../model/run/run.ts';
import type { WorkerNews } from '../protocol.ts';
import { endOf } from '../end-of-output.ts';
import type { RunClock } from './run-clock.ts';

/** Follows the runs of a task by the news of its worker. */
export type Progress = {
  /** Takes the news that a run begins, or prints. */
  note(news: Exclude<WorkerNews, 'begun'>): void;
  /** The run under way; undefined before the first. */
  run(): RunId | undefined;
  /** Notes that the task has ended, and its last run with it. */
  end(): void;
  /**
   * Returns true if the run under way was found to take too long twice in a row: a main thread that was busy first
   * hears late what has long ended.
   */
  isOverdue(): boolean;
  /** The end of what the run under way has printed. */
  printed(): string;
  /** Why the run under way is ended; undefined if it is not overdue. */
  explain(): string | undefined;
};

/** Creates the follower of one task; without a clock no run of it is overdue. */
export function createProgress(clock?: RunClock, onPrinted?: (run: RunId, text: string) => void): Progress {
  let run: RunId | undefined;
  let since = 0;
  let isLate = false;
  let late: string | undefined;
  let printed = '';
  const noteEnd = () => {
    if (run !== undefined) clock?.note(performance.now() - since);
  };
  return {
    note(news) {
      if (news.printed !== undefined) {
        printed = endOf(printed + news.printed);
        return onPrinted?.(news.run, news.printed);
      }
      noteEnd();
      run = news.run;
      since = performance.now();
      isLate = false;
      printed = '';
    },
    run: () => run,
    printed: () => printed,
    end: noteEnd,
    isOverdue() {
      const limit = run === undefined ? undefined : clock?.limit();
      const wasLate = isLate;
      isLate = limit !== undefined && performance.now() - since > limit;
      if (isLate && wasLate) late = clock?.explain();
      return late !== undefined;
    },
    explain: () => late,
  };
}
