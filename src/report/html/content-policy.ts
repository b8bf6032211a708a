import { createHash } from 'node:crypto';

/** Turns CRLF into LF. A browser hashes a stylesheet or script with LF line ends. */
export function normaliseLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/**
 * Renders a page's content security policy: its own style and its own scripts. No request, no form and no
 * other script is allowed.
 */
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
