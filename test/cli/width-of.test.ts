import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/width-of.ts';

describe('widthOf', () => {
  it.each([
    [{ isTTY: true, columns: 80 }, 80],
    [{ isTTY: true, columns: 31 }, 31],
    [{ isTTY: true, columns: 10 }, 10],
    [{ isTTY: true, columns: 1 }, 1],
    [{ isTTY: true, columns: 0 }, 100],
    [{ isTTY: true }, 100],
    [{ isTTY: false, columns: 80 }, 100],
    [{}, 100],
  ])('lays a report out for %j', (stream, width) => expect(widthOf(stream)).toBe(width));
});
