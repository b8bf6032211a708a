import { baselineDocument } from '../../../model/outcome/baseline-document.ts';
import type { LoadedBaseline } from '../../../model/outcome/loaded-baseline.ts';

/** Parses a baseline. If the text is none, the result says why. */
export function parseBaseline(text: string, file: string): LoadedBaseline {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const merging = /^(<{7}|={7}|>{7})/m.test(text);
    const reason = merging
      ? 'it holds the marks of an unfinished merge'
      : (error as SyntaxError).message.replaceAll(/\s+/g, ' ');
    return { state: 'malformed', file, reason };
  }
  const parsed = baselineDocument.safeParse(json);
  if (parsed.success) return { state: 'read', file, baseline: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.');
  return { state: 'malformed', file, reason: `${place}: ${issue?.message ?? 'unknown reason'}` };
}
