import { visibleText } from '../format/visible-text.ts';

/**
 * The mouth of Markdown: returns a text on one line that makes no markup, element, end of a table's cell, list or
 * rule, and that notifies nobody and links nowhere.
 */
export function escapeMarkdown(text: string): string {
  return withoutLinks(visibleText(text))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /^\d*[-+.)](?=\s|$)|^[-=]+$|[\\`*_[\]~$!#]/g,
      (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replaceAll(/[&<>|]/g, (mark) => `&#${mark.codePointAt(0)};`);
}

/** Puts a text into a fenced block whose fence is longer than any run of backticks in it. Nothing in it is live. */
export function fenceMarkdown(text: string): string {
  const shown = visibleText(text);
  const fence = '`'.repeat(Math.max(2, longestRun(shown)) + 1);
  return `${fence}\n${shown}\n${fence}`;
}

/** Puts a text into a span of code, on one line. Nothing in it is live. */
export function spanMarkdown(text: string): string {
  const flat = visibleText(text).replaceAll(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(flat) + 1);
  const space = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${space}${flat}${space}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Returns a text on one line of HTML inside of Markdown: no element of its own, nobody notified, no link. */
export function escapeMarkdownHtml(text: string): string {
  return escapeXml(withoutLinks(text).replaceAll(/\s+/g, ' '));
}

/**
 * Puts a space of no width into what GitHub turns into a mention, an address or a reference. It looks at the text as
 * shown, so that no escape prevents it: whoever is mentioned is notified, and a reference is noted at its issue.
 */
function withoutLinks(text: string): string {
  return text.replaceAll(/@|:(?=\/\/)|www(?=\.)|#(?=\d)|\bGH-(?=\d)/gi, (mark) => `${mark}\u200b`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/**
 * The mouth of XML 1.0: escapes a text for an attribute or element; its line ends survive in both. Characters that
 * XML forbids, or that would be obeyed or hidden where it is shown, are written out.
 */
export function escapeXml(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'\n\t]/g, (character) => entities[character] ?? character);
}
