import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commentLimit,
  fitMarkdown,
  summaryLimit,
  type MarkdownBlock,
  type MarkdownLimit,
} from '../../../src/report/formats/fit-markdown.ts';

const limitOf = (most: number): MarkdownLimit => ({ max: most, sizeOf: (text) => text.length });
const tell = (count: number) => `(${count})`;
const fit = (blocks: readonly MarkdownBlock[], most: number) => fitMarkdown(blocks, limitOf(most), tell);

describe('fitMarkdown', () => {
  it('joins blocks in their order, a row to its table', () =>
    expect(
      fit(
        [
          { text: 'a', weight: 1 },
          { text: 'table', weight: 2 },
          { text: 'row', weight: 1, continues: true },
          { text: 'b', weight: 3 },
        ],
        100,
      ),
    ).toBe('a\n\ntable\nrow\n\nb\n'));

  it('leaves out what weighs least, and of the same weight what comes later, and tells how much', () =>
    expect(
      fit(
        ['one', 'two', 'three', 'four'].map((text, i) => ({ text, weight: i === 0 ? 1 : 2 })),
        18,
      ),
    ).toBe('two\n\nthree\n\n(2)\n'));

  it('drops a block that is too long by itself before others that fit', () =>
    expect(
      fit(
        [
          { text: 'x'.repeat(50), weight: 9 },
          { text: 'short', weight: 1 },
        ],
        20,
      ),
    ).toBe('short\n\n(1)\n'));

  it('shows no row without the head of its table', () => {
    const head = { text: 'h'.repeat(30), weight: 5 };
    const rows = ['r1', 'r2'].map((text) => ({ text, weight: 4, continues: true }));
    expect(fit([head, ...rows, { text: 'end', weight: 1 }], 25)).toBe('end\n\n(3)\n');
  });

  it('keeps rows of one table together where others between them go', () => {
    const row = (text: string, weight: number) => ({ text, weight, continues: true });
    expect(fit([{ text: 'h', weight: 9 }, row('aaaaaaaaaaaaaaaa', 1), row('b', 2)], 18)).toBe(
      'h\nb\n\n(1)\n',
    );
  });

  it('says nothing where not even that has room', () =>
    expect(fit([{ text: 'abc', weight: 1 }], 3)).toBe(''));

  it('never exceeds its limit, and leaves nothing out within it', () => {
    const block = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 60 }),
      weight: fc.integer({ min: 1, max: 3 }),
      continues: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), fc.integer({ min: 0, max: 600 }), (blocks, most) => {
        for (const { sizeOf } of [commentLimit, summaryLimit]) {
          const text = fitMarkdown(blocks, { max: most, sizeOf }, tell);
          expect(sizeOf(text)).toBeLessThanOrEqual(most);
          const whole = fitMarkdown(blocks, { max: 1e9, sizeOf }, tell);
          if (sizeOf(whole) <= most) expect(text).toBe(whole);
        }
      }),
    );
  });

  it('counts a summary in bytes, a comment in characters', () => {
    expect(summaryLimit.sizeOf('权重')).toBe(6);
    expect(commentLimit.sizeOf('权重')).toBe(2);
  });
});
