import { createHash } from 'node:crypto';

/** A stylesheet or a script as a browser hashes it: its line ends are LF. */
export function normaliseLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** What a page may do: show itself in its own style, run its own scripts. No request, no form, no other script. */
export function contentPolicy(style: string, scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ') || "'none'"}`,
    `style-src ${hashOf(style)}`,
    'img-src data:', // the empty icon, and a picture on its way to PNG
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
