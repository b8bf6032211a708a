import type { Issue } from './issue.ts';

/** Renders `file:line:column  message`, which editors and terminals turn into a link, and the hint below it. */
export function formatIssue({ file, at, message, hint }: Issue): string {
  const place = `${file}:${at.line}:${at.column}`;
  return hint === undefined ? `${place}  ${message}` : `${place}  ${message}\n  ${hint}`;
}
