/** By the beginning of a file and by its end, as Latin-1: marks are ASCII. */
type Ends = { readonly head: string; readonly tail: string };

/** How a file of a kind is known again when it is to be replaced. */
type Marking = {
  /** Puts the mark where nobody who looks at the file as it is meant to be looked at sees it; absent where a face bears it as rendered. */
  readonly bear?: (text: string, mark: string) => string;
  readonly isBorne: (ends: Ends) => boolean;
};

/** JSON bears its mark as its `format`. */
const json = (kind: string): Marking => ({
  isBorne: ({ head }) => new RegExp(`^\\s*\\{\\s*"format":\\s*"bookproof/${kind}/\\d+"`).test(head),
});

/** Version 0.1.0 gave its pages no kind. */
const html = (kind: string): Marking => ({
  isBorne: ({ head }) =>
    new RegExp(`^<!doctype html>[^]*<meta name="generator" content="bookproof(/${kind}/\\d+)?">`, 'i').test(
      head,
    ),
});

/** In a last line, between what keeps it from being read as something else. */
const lastLine =
  (before: string, after = '') =>
  (kind: string): Marking => ({
    bear: (text, mark) => `${text}${before}${mark}${after}\n`,
    isBorne: ({ tail }) =>
      new RegExp(`(^|\\n)${literal(before)}bookproof/${kind}/\\d+${literal(after)}\\n?$`).test(tail),
  });

/** Below the declaration, before which XML may hold nothing. */
const xml = (kind: string): Marking => ({
  bear: (text, mark) => text.replace(/^<\?xml[^\n]*\n/, (line) => `${line}<!-- ${mark} -->\n`),
  isBorne: ({ head }) => new RegExp(`^<\\?xml[^\\n]*\\n<!-- bookproof/${kind}/\\d+ -->`).test(head),
});

const png = (kind: string): Marking => ({
  isBorne: ({ head }) => head.startsWith('\x89PNG') && head.includes(`tEXtSoftware\0bookproof/${kind}/`),
});

/** A text as a regular expression finds it. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, (sign) => `\\${sign}`);
}

/** What bookproof writes. A file of one kind is never written over one of another. */
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

/** What a file of a kind bears, so that it is recognised when it is to be replaced. */
export function markOf(kind: FileKind): string {
  return `bookproof/${kind}/1`;
}

/** Characters that the mark of a text adds at most. */
export const markRoom = 48;

/** A face as a file holds it; what bears its mark already, as JSON and pages do, stays as it is. */
export function withMark(kind: FileKind, text: string): string {
  const { bear } = markings[kind](kind);
  if (bear === undefined) return text;
  const ending = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return bear(ending, markOf(kind));
}

/** How much of a file tells its kind. */
export const endSizes = { head: 65_536, tail: 256 } as const;

/** Whether a file is one of ours, of this kind. */
export function isMarked(kind: FileKind, content: Uint8Array): boolean {
  const read = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  return markings[kind](kind).isBorne({
    head: read(content.subarray(0, endSizes.head)),
    tail: read(content.subarray(-endSizes.tail)),
  });
}
