import type { Issue } from './issue.ts';

/** `file:line:column  message`, which editors and terminals link, and the hint beneath. */
export function formatIssue({ file, at, message, hint }: Issue): string {
  const place = `${file}:${at.line}:${at.column}`;
  return hint === undefined ? `${place}  ${message}` : `${place}  ${message}\n  ${hint}`;
}
