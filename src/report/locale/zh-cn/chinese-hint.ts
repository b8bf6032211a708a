import { ratioHint } from '../ratio-hint.ts';

/** The hint with the colon of Chinese typography before it. */
export function chineseHint(...parts: Parameters<typeof ratioHint>): string {
  return ratioHint(...parts).replace(/^: /, '：');
}
