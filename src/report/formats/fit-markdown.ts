/** A part of a Markdown page that is shown whole or not at all. */
export type MarkdownBlock = {
  readonly text: string;
  /** The lightest block is left out first; of equal weights, the later one. */
  readonly weight: number;
  /**
   * True if it continues the block before it, as a row continues its table. It is shown only if the head of
   * that block is, which weighs no less.
   */
  readonly continues?: boolean;
};

/** The most that a page may hold. `sizeOf` is additive: a text's size is the sum of its parts' sizes. */
export type MarkdownLimit = { readonly max: number; readonly sizeOf: (text: string) => number };

/** A comment on GitHub, whose API refuses a longer body. A text has at least as many UTF-16 units as characters. */
export const commentLimit: MarkdownLimit = { max: 65_536, sizeOf: (text) => text.length };

/** The summary of one step of a job: GitHub accepts 1 MiB of UTF-8, and drops a longer one altogether. */
export const summaryLimit: MarkdownLimit = {
  max: 1_048_576,
  sizeOf: (text) => Buffer.byteLength(text),
};

/**
 * Joins blocks in their order. If they are too long together, the heaviest are kept as long as they fit, and
 * the end says how many are missing.
 *
 * @param tell renders how many blocks are left out, in Markdown
 * @returns '' if not even what `tell` renders fits
 */
export function fitMarkdown(
  blocks: readonly MarkdownBlock[],
  limit: MarkdownLimit,
  tell: (leftOut: number) => string,
): string {
  const whole = join(blocks);
  if (limit.sizeOf(whole) <= limit.max) return whole;
  const leftOutLine = (leftOut: number) => join([{ text: tell(leftOut), weight: 0 }]);
  // No number of blocks takes more digits than the number of all of them.
  const room = limit.max - limit.sizeOf(`\n${leftOutLine(blocks.length)}`);
  const kept = chooseBlocks(blocks, limit, room);
  const shown = blocks.filter((_, at) => kept.has(at));
  const text = [...(shown.length === 0 ? [] : [join(shown)]), leftOutLine(blocks.length - shown.length)].join(
    '\n',
  );
  return limit.sizeOf(text) <= limit.max ? text : '';
}

/** Chooses the indexes of the blocks to keep. A block that is too long by itself pushes out no others. */
function chooseBlocks(
  blocks: readonly MarkdownBlock[],
  { sizeOf }: MarkdownLimit,
  room: number,
): ReadonlySet<number> {
  const kept = new Set<number>();
  let left = room;
  for (const { text, at, head } of withHeads(blocks).toSorted((a, b) => b.weight - a.weight)) {
    if (head !== at && !kept.has(head)) continue;
    const size = sizeOf(text) + 2; // with the line ends before or after it, a byte each
    if (size > left) continue;
    left -= size;
    kept.add(at);
  }
  return kept;
}

/** Gives each block its index and the index of its head: the block that it continues, or itself. */
function withHeads(blocks: readonly MarkdownBlock[]) {
  let head = 0;
  return blocks.map((block, at) => {
    if (block.continues !== true) head = at;
    return { ...block, at, head };
  });
}

function join(blocks: readonly MarkdownBlock[]): string {
  const text = blocks.map((block, at) => {
    if (at === 0) return block.text;
    return `${block.continues === true ? '\n' : '\n\n'}${block.text}`;
  });
  return `${text.join('')}\n`;
}
