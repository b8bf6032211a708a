import { createHash } from 'node:crypto';

/** The stylesheet as a browser hashes it: its line ends are LF. */
export function normaliseStyle(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** What a page may do: show itself in its own style. No script, no request, no form. */
export function contentPolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}
