import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Returns the digest of an Outcome's file, which its page holds. */
export function digestOutcome(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Returns whether a page is of the Outcome beside it. A process that is killed between two renames leaves the
 * new Outcome beside the page of the one before. Pages of 0.1.0 hold no digest and pass.
 */
export async function isPageOf(page: string, outcome: string): Promise<boolean> {
  const [html, text] = await Promise.all(
    [page, outcome].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const [, digest] = /<meta name="bookproof-outcome" content="([0-9a-f]{64})">/.exec(html ?? '') ?? [];
  return digest === undefined || digest === digestOutcome(text ?? '');
}
