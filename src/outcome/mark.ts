/** The beginning and the end of a file, as Latin-1: marks are ASCII. */
type Ends = { readonly head: string; readonly tail: string };

/** How files of a kind are marked, and recognised before they are replaced. */
type Marking = {
  /**
   * Adds the mark where a reader of the rendered text does not see it; absent if a file of this kind has its
   * mark from the start.
   */
  readonly add?: (text: string, mark: string) => string;
  readonly recognises: (ends: Ends) => boolean;
};

/** JSON has the mark as its `format`. */
const json = (kind: string): Marking => ({
  recognises: ({ head }) => new RegExp(`^\\s*\\{\\s*"format":\\s*"bookproof/${kind}/\\d+"`).test(head),
});

/** Version 0.1.0 gave its pages no kind. */
const html = (kind: string): Marking => ({
  recognises: ({ head }) =>
    new RegExp(`^<!doctype html>[^]*<meta name="generator" content="bookproof(/${kind}/\\d+)?">`, 'i').test(
      head,
    ),
});

/** The mark is in the last line, within what makes that line a comment. */
const lastLine =
  (before: string, after = '') =>
  (kind: string): Marking => ({
    add: (text, mark) => `${text}${before}${mark}${after}\n`,
    recognises: ({ tail }) =>
      new RegExp(`(^|\\n)${literal(before)}bookproof/${kind}/\\d+${literal(after)}\\n?$`).test(tail),
  });

/** The mark is below the declaration, before which XML may hold nothing. */
const xml = (kind: string): Marking => ({
  add: (text, mark) => text.replace(/^<\?xml[^\n]*\n/, (line) => `${line}<!-- ${mark} -->\n`),
  recognises: ({ head }) => new RegExp(`^<\\?xml[^\\n]*\\n<!-- bookproof/${kind}/\\d+ -->`).test(head),
});

const png = (kind: string): Marking => ({
  recognises: ({ head }) => head.startsWith('\x89PNG') && head.includes(`tEXtSoftware\0bookproof/${kind}/`),
});

/** Escapes a text for a regular expression. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, (sign) => `\\${sign}`);
}

/** The kinds of files that bookproof writes. A file of one kind is never written over one of another. */
const markings = {
  outcome: json,
  baseline: json,
  view: json,
  comparison: json,
  page: html,
  index: html,
  'comparison-page': html,
  junit: xml,
  markdown: lastLine('<!-- ', ' -->'),
  terminal: lastLine('(', ')'),
  github: lastLine('::debug::'),
  picture: png,
} as const satisfies Record<string, (kind: string) => Marking>;

export type FileKind = keyof typeof markings;

export const fileKinds = Object.keys(markings) as FileKind[];

/** Returns the mark by which a file of a kind is recognised before it is replaced. */
export function markOf(kind: FileKind): string {
  return `bookproof/${kind}/1`;
}

/** The most characters that a mark adds to a text. */
export const markRoom = 48;

/**
 * Returns a text with its mark, as a file holds it. JSON and pages have their mark already and are returned
 * as they are.
 */
export function withMark(kind: FileKind, text: string): string {
  const { add } = markings[kind](kind);
  if (add === undefined) return text;
  const ending = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return add(ending, markOf(kind));
}

/** How many bytes at each end of a file identify its kind. */
export const endSizes = { head: 65_536, tail: 256 } as const;

/** True if bookproof wrote the file, as one of this kind. */
export function isMarked(kind: FileKind, content: Uint8Array): boolean {
  const read = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  return markings[kind](kind).recognises({
    head: read(content.subarray(0, endSizes.head)),
    tail: read(content.subarray(-endSizes.tail)),
  });
}
