/** The kinds of files that bookproof writes. A file of one kind is never written over one of another. */
export const fileKinds = [
  'outcome',
  'baseline',
  'view',
  'comparison',
  'page',
  'index',
  'comparison-page',
  'junit',
  'markdown',
  'terminal',
  'github',
  'picture',
] as const;

export type FileKind = (typeof fileKinds)[number];

/** Returns the mark by which a file of a kind is recognised before it is replaced. JSON has it as its `format`. */
export function markOf(kind: FileKind): string {
  return `bookproof/${kind}/1`;
}

/** Adds the mark to the text formats, in a place where a reader of the rendered text does not see it. */
const marked = {
  junit: (text, mark) => text.replace(/^<\?xml[^\n]*\n/, (line) => `${line}<!-- ${mark} -->\n`),
  markdown: (text, mark) => `${text}<!-- ${mark} -->\n`,
  terminal: (text, mark) => `${text}(${mark})\n`,
  github: (text, mark) => `${text}::debug::${mark}\n`,
} satisfies Partial<Record<FileKind, (text: string, mark: string) => string>>;

/** The most characters that a mark adds to a text. */
export const markRoom = 48;

/**
 * Returns a text with its mark, as a file holds it. JSON and pages have their mark already and are returned
 * as they are.
 */
export function withMark(kind: FileKind, text: string): string {
  if (!(kind in marked)) return text;
  const ending = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return marked[kind as keyof typeof marked](ending, markOf(kind));
}

/** The beginning and the end of a file, as Latin-1: marks are ASCII. */
type Ends = { readonly head: string; readonly tail: string };

const isJson =
  (kind: FileKind) =>
  ({ head }: Ends) =>
    new RegExp(`^\\s*\\{\\s*"format":\\s*"bookproof/${kind}/\\d+"`).test(head);

/** Version 0.1.0 gave its pages no kind. */
const isHtml =
  (kind: FileKind) =>
  ({ head }: Ends) =>
    new RegExp(`^<!doctype html>[^]*<meta name="generator" content="bookproof(/${kind}/\\d+)?">`, 'i').test(
      head,
    );

const endsWith =
  (start: string, kind: FileKind, end = '') =>
  ({ tail }: Ends) =>
    new RegExp(`(^|\\n)${start}bookproof/${kind}/\\d+${end}\\n?$`).test(tail);

const recognised: Readonly<Record<FileKind, (ends: Ends) => boolean>> = {
  outcome: isJson('outcome'),
  baseline: isJson('baseline'),
  view: isJson('view'),
  comparison: isJson('comparison'),
  page: isHtml('page'),
  index: isHtml('index'),
  'comparison-page': isHtml('comparison-page'),
  junit: ({ head }) => /^<\?xml[^\n]*\n<!-- bookproof\/junit\/\d+ -->/.test(head),
  markdown: endsWith('<!-- ', 'markdown', ' -->'),
  terminal: endsWith('\\(', 'terminal', '\\)'),
  github: endsWith('::debug::', 'github'),
  picture: ({ head }) => head.startsWith('\x89PNG') && head.includes('tEXtSoftware\0bookproof/picture/'),
};

/** How many bytes at each end of a file identify its kind. */
export const endSizes = { head: 65_536, tail: 256 } as const;

/** True if bookproof wrote the file, as one of this kind. */
export function isMarked(kind: FileKind, content: Uint8Array): boolean {
  const read = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  return recognised[kind]({
    head: read(content.subarray(0, endSizes.head)),
    tail: read(content.subarray(-endSizes.tail)),
  });
}
