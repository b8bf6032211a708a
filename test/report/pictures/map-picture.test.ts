import { describe, expect, it } from 'vitest';
import type { SeedsMap } from '../../../src/outcome/outcome.ts';
import { chinese } from '../../../src/report/locale/zh-cn/chinese.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { mapPicture } from '../../../src/report/pictures/map-picture.ts';
import { renderPicture } from '../../../src/report/render-picture.ts';
import { renderPng } from '../../../src/report/render-png.ts';
import { dataOf } from '../../fixtures/report/data-of.ts';
import { mapOf } from '../../fixtures/report/seeds-map.ts';

const held = [
  [0, 1, 2],
  [3, 4, 4],
];
const pictureOf = (map: SeedsMap) => mapPicture(map, 'm', english) ?? undefined;
const svgOf = async (map: SeedsMap) => (await renderPicture(pictureOf(map)!.spec, 'm')).svg;

describe('the picture of a map', () => {
  it('has a tile for each point, with its share in per cent', () =>
    expect(dataOf(pictureOf(mapOf(held)))).toEqual([
      { up: 5, right: 1, share: 0, held: 0, own: false },
      { up: 5, right: 2, share: 25, held: 1, own: true },
      { up: 5, right: 3, share: 50, held: 2, own: false },
      { up: 10, right: 1, share: 75, held: 3, own: false },
      { up: 10, right: 2, share: 100, held: 4, own: false },
      { up: 10, right: 3, share: 100, held: 4, own: false },
    ]));

  it('is drawn with the first axis upwards and the second to the right', async () => {
    const { live } = await renderPicture(pictureOf(mapOf(held))!.spec, 'm');
    const scales = live['scales'] as readonly { readonly name: string; readonly domain: unknown }[];
    expect(scales.find(({ name }) => name === 'y')?.domain).toEqual([10, 5]); // from the top
    expect(scales.find(({ name }) => name === 'x')?.domain).toEqual([1, 2, 3]);
  });

  it('tells none, half and all apart by colours that are the page’s in no scheme', async () => {
    const svg = await svgOf(mapOf([[0, 2, 4]]));
    for (const colour of ['rgb(179, 88, 6)', 'rgb(217, 217, 217)', 'rgb(31, 95, 168)'])
      expect(svg).toContain(colour);
  });

  it("outlines the chapter's own point alone", async () => {
    const outlines = (svg: string) => svg.match(/stroke="#000000"/g)?.length ?? 0;
    expect(outlines(await svgOf(mapOf(held)))).toBe(1);
    expect(outlines(await svgOf(mapOf(held, { own: { at: [5, 2.5], cell: null } })))).toBe(0);
    expect(outlines(await svgOf(mapOf(held, { own: null })))).toBe(0);
  });

  it('says of how many seeds it is, and which point is the chapter’s own', () => {
    expect(pictureOf(mapOf(held))).toMatchObject({
      title: 'Where it holds: λ × epoch',
      caption: 'Share of 4 seeds in which it holds. Outlined: the chapter’s own, λ = 5, epoch = 2.',
    });
    expect(pictureOf(mapOf(held, { own: { at: [5, 2.5], cell: null } }))?.caption).toBe(
      'Share of 4 seeds in which it holds. The chapter’s own, λ = 5, epoch = 2.5, is none of these points.',
    );
    expect(pictureOf(mapOf(held, { own: null }))?.caption).toBe('Share of 4 seeds in which it holds.');
  });

  it('has its numbers as a table, rows as in the picture', () =>
    expect(pictureOf(mapOf(held))?.table).toMatchObject({
      caption: 'Where it holds: λ × epoch, in per cent of the seeds; in brackets: the chapter’s own',
      columns: ['λ \\ epoch', '1', '2', '3'],
      rows: [
        { head: '10', cells: ['75', '100', '100'] },
        { head: '5', cells: ['0', '[25]', '50'] },
      ],
    }));

  it('rounds no share to all or none', () => {
    const many = mapOf([[1, 9999, 10_000]], { seeds: 10_000, own: null });
    expect(pictureOf(many)?.table.rows[0]?.cells).toEqual(['0.01', '99.99', '100']);
  });

  it('is none where the map could not be made', () => expect(pictureOf(mapOf(null))).toBeUndefined());

  it('is said in Chinese too', () =>
    expect(mapPicture(mapOf(held), 'm', chinese)).toMatchObject({
      title: '论断在何处成立：λ × 迭代周期',
      caption: '4 个种子中论断成立的比例。 框出的是书中自己的设置：λ = 5，迭代周期 = 2。',
    }));

  it('has no colour that a canvas does not know', async () => {
    expect((await renderPng(pictureOf(mapOf(held))!.spec)).length).toBeGreaterThan(1000);
    expect(JSON.stringify(pictureOf(mapOf(held))?.spec)).not.toMatch(/var\(--(?!ink|muted|line|rule)/);
  });

  it('can have as many values as an axis may', async () => {
    const many = mapOf(Array.from({ length: 60 }, () => Array.from({ length: 60 }, (_, i) => i % 5)));
    expect(await svgOf(many)).not.toMatch(/NaN|undefined/);
  });
});
