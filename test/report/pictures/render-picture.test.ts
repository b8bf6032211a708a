import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderPicture } from '../../../src/report/pictures/render-picture.ts';
import { renderPng } from '../../../src/report/pictures/render-png.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { tagsOf } from '../../fixtures/report/tags-of.ts';

const { pictures } = viewOutcome(greenOutcome(), english);
const specOf = (id: string) => {
  const picture = pictures.find((each) => each.id === id);
  if (!picture) throw new Error(`the fixture has no picture ${id}`);
  return picture.spec;
};

/** Drawn with an id inside, which Vega counts up from picture to picture. */
const clipped = {
  data: {
    values: [
      { x: 1, y: 2 },
      { x: 2, y: 3 },
    ],
  },
  mark: { type: 'line', clip: true },
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
};

describe('renderPicture', () => {
  it('gives the same bytes alone and beside others', async () => {
    const alone = await renderPicture(clipped, 'p');
    const [, beside] = await Promise.all([renderPicture(clipped, 'q'), renderPicture(clipped, 'p')]);
    expect(beside).toEqual(alone);
  });

  it('takes its colours from the page', async () => {
    const { svg } = await renderPicture(specOf('curves-1'), 'p');
    expect(svg).toContain('stroke="var(--series-1)"');
    expect(svg).not.toMatch(/(?:fill|stroke)="(?:#|rgb|[a-z]+"(?<!none"|transparent"))/);
  });

  it('is one image with a name', async () => {
    const { svg } = await renderPicture(specOf('curves-1'), 'p');
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="p-title" /);
    expect(
      tagsOf(svg)
        .flatMap(({ attributes }) => attributes)
        .filter((name) => /^(role|aria-)/.test(name)),
    ).toEqual(['role', 'aria-labelledby']);
  });

  it('keeps the ids of two pictures apart', async () => {
    const { svg } = await renderPicture(clipped, 'p');
    const found = [...svg.matchAll(/ id="([^"]*)"|url\(#([^)]*)\)/g)].map(([, id, use]) => id ?? use);
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter((id) => !id?.startsWith('p-'))).toEqual([]);
  });

  it('draws on after a picture that cannot be drawn', async () => {
    const broken = renderPicture({ mark: 'nonsense' }, 'p');
    const next = renderPicture(specOf('curves-1'), 'q');
    await expect(broken).rejects.toThrow();
    await expect(next).resolves.toHaveProperty('svg', expect.stringContaining('<svg'));
  });
});

describe('renderPng', () => {
  it('gives a PNG', async () => {
    const bytes = await renderPng(specOf('curves-1'));
    expect([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
  });
});
