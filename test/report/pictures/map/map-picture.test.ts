import { describe, expect, it } from 'vitest';
import type { SeedsMap } from '../../../../src/model/outcome/outcome.ts';
import { chinese } from '../../../../src/report/locale/zh-cn/chinese.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { mapPicture, mapScheme } from '../../../../src/report/pictures/map/map-picture.ts';
import { renderPicture } from '../../../../src/report/pictures/render-picture.ts';
import { renderPng } from '../../../../src/report/pictures/render-png.ts';
import { dataOf } from '../../../fixtures/report/data-of.ts';
import { mapOf } from '../../../fixtures/report/seeds-map.ts';

/** Of a colour as #rrggbb, as WCAG defines it. */
const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/g) ?? []).map((byte) => {
    const part = Number.parseInt(byte, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

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
    for (const colour of ['rgb(253, 227, 196)', 'rgb(180, 174, 177)', 'rgb(31, 95, 168)'])
      expect(svg).toContain(colour);
  });

  it('is darker where it holds in more seeds, so that paper without colours tells as much', () => {
    const lights = mapScheme.map(luminance);
    expect(lights).toEqual(lights.toSorted((a, b) => b - a));
    const steps = lights.slice(1).map((light, at) => ((lights[at] ?? 0) + 0.05) / (light + 0.05));
    expect(Math.min(...steps)).toBeGreaterThan(1.2);
    expect(steps.reduce((all, step) => all * step, 1)).toBeGreaterThan(4.5); // the contrast of its ends
  });

  it('names the axis upwards above the plot, in letters that stand upright', async () => {
    const svg = await svgOf(mapOf(held));
    expect(svg).toMatch(/>λ<\/text>/);
    expect(svg).not.toContain('rotate(');
  });

  it.each(['lambda', 'learningRate'] as const)(
    'leaves the plot its width beside a long name of %s',
    async (at) => {
      const widthOf = async (name: string) => {
        const { axes } = mapOf(held);
        const [up, right] = axes;
        const named: SeedsMap['axes'] = at === 'lambda' ? [{ ...up, name }, right] : [up, { ...right, name }];
        const svg = await svgOf(mapOf(held, { axes: named }));
        return Math.max(
          ...[...svg.matchAll(/class="background" d="M[\d.,]+h([\d.]+)v/g)].map(([, h]) => Number(h)),
        );
      };
      expect(await widthOf('n'.repeat(300))).toBe(await widthOf('n'));
      expect(await widthOf('n')).toBeGreaterThan(300);
    },
  );

  it("outlines the chapter's own point alone", async () => {
    const outlines = (svg: string) => svg.match(/stroke="#000000"/g)?.length ?? 0;
    expect(outlines(await svgOf(mapOf(held)))).toBe(1);
    expect(outlines(await svgOf(mapOf(held, { own: { at: [5, 2.5], cell: null } })))).toBe(0);
    expect(outlines(await svgOf(mapOf(held, { own: null })))).toBe(0);
  });

  it('says of how many seeds it is, and which point is the chapter’s own', () => {
    expect(pictureOf(mapOf(held))).toMatchObject({
      title: 'Where it holds: λ × epoch',
      caption: expect.stringMatching(
        /^Share of 4 seeds in which it holds\. Outlined: the chapter’s own, λ = 5, epoch = 2\. /,
      ),
    });
    expect(pictureOf(mapOf(held, { own: { at: [5, 2.5], cell: null } }))?.caption).toBe(
      'Share of 4 seeds in which it holds. The chapter’s own, λ = 5, epoch = 2.5, is none of these points. In every seed at 2 of 6 points, in none at 1.',
    );
    expect(pictureOf(mapOf(held, { own: null }))?.caption).toBe(
      'Share of 4 seeds in which it holds. In every seed at 2 of 6 points, in none at 1.',
    );
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
      caption:
        '4 个种子中论断成立的比例。框出的是书中自己的设置：λ = 5，迭代周期 = 2。6 个点中，2 个点在全部种子中成立，1 个点在任何种子中都不成立。λ = 5 时，在所示的迭代周期取值中，没有一个使论断在全部种子中成立。迭代周期 = 2 时，仅在 λ = 10 处，论断在全部种子中成立。',
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
