import { inBlocks } from './in-blocks.ts';

/**
 * Returns a function whose calls are gathered until the current turn ends, then answered in batches.
 *
 * @param most how many calls a batch holds at most
 * @param answer returns one answer for each call of a batch, in their order; if it rejects, all these calls
 *   reject
 */
export function batchCalls<Asked, Answer>(
  most: number,
  answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  type Waiting = {
    readonly asked: Asked;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (reason: unknown) => void;
  };
  let waiting: Waiting[] = [];
  const send = async (block: readonly Waiting[]) => {
    try {
      const answers = await answer(block.map(({ asked }) => asked));
      if (answers.length !== block.length)
        throw new Error(`${answers.length} answers where ${block.length} were asked for`);
      for (const [i, own] of answers.entries()) block[i]?.resolve(own);
    } catch (error) {
      for (const { reject } of block) reject(error);
    }
  };
  const flush = () => {
    const blocks = inBlocks(waiting, most);
    waiting = [];
    for (const block of blocks) void send(block);
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ asked, resolve, reject }) === 1) queueMicrotask(flush);
    });
}
