/** A part of a page in Markdown that is shown whole or not at all. */
export type MarkdownBlock = {
  readonly text: string;
  /** What weighs least goes first; of the same weight, what comes later. */
  readonly weight: number;
  /**
   * Whether it goes on with the block before it, as a row does with its table: it is shown only below the
   * head of that, which weighs no less.
   */
  readonly continues?: boolean;
};

/** How much a page may hold; a text's size is the sum of those of its parts. */
export type MarkdownLimit = { readonly most: number; readonly sizeOf: (text: string) => number };

/** A comment on GitHub, whose API refuses a longer body. UTF-16 units are never fewer than characters. */
export const commentLimit: MarkdownLimit = { most: 65_536, sizeOf: (text) => text.length };

/** The summary of one step of a job: GitHub takes 1 MiB of UTF-8, and nothing at all of more. */
export const summaryLimit: MarkdownLimit = {
  most: 1_048_576,
  sizeOf: (text) => Buffer.byteLength(text),
};

/**
 * Joins blocks in their order. Where they are too long together, the more important are kept as long as they fit,
 * and what is missing is told at the end.
 *
 * @param tell how many blocks are left out, in Markdown
 */
export function fitMarkdown(
  blocks: readonly MarkdownBlock[],
  limit: MarkdownLimit,
  tell: (leftOut: number) => string,
): string {
  const whole = join(blocks);
  if (limit.sizeOf(whole) <= limit.most) return whole;
  const told = (leftOut: number) => join([{ text: tell(leftOut), weight: 0 }]);
  // No number of blocks is told in more digits than all of them.
  const room = limit.most - limit.sizeOf(`\n${told(blocks.length)}`);
  const kept = chooseBlocks(blocks, limit, room);
  const shown = blocks.filter((_, at) => kept.has(at));
  const text = [...(shown.length === 0 ? [] : [join(shown)]), told(blocks.length - shown.length)].join('\n');
  return limit.sizeOf(text) <= limit.most ? text : '';
}

/** Places of what is kept. A block too long by itself pushes out no others. */
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

/** Each block with its place, and the place of what it goes on with: its own where it stands by itself. */
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
