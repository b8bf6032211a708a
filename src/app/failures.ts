import type { ExitReason } from '../outcome/exit-code.ts';
import type { Context } from './context.ts';
import { explainError } from './failure.ts';

/** What failed while other work went on. */
export type Failures = {
  /** Does work. An error that is the user's or the machine's is printed and kept; a bug is thrown. */
  attempt(work: () => Promise<void>): Promise<void>;
  /** The reasons of what failed so far. */
  reasons(): readonly ExitReason[];
};

export function createFailures({ err }: Pick<Context, 'err'>): Failures {
  const reasons: ExitReason[] = [];
  const said = new Set<string>(); // a full disk refuses every file
  return {
    async attempt(work) {
      try {
        await work();
      } catch (error) {
        const failure = explainError(error);
        if (failure === undefined) throw error;
        reasons.push(failure.reason);
        if (!said.has(failure.message)) err(`${failure.message}\n`);
        said.add(failure.message);
      }
    },
    reasons: () => reasons,
  };
}
