import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/report/locale/en/english.ts';
import { makeLive } from '../../../../src/report/pictures/vega/make-live.ts';
import { compilePicture, withVegaView } from '../../../../src/report/pictures/vega/vega-view.ts';
import type { VegaSpec } from '../../../../src/report/pictures/picture.ts';
import { viewOutcome } from '../../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../../fixtures/report/outcome.ts';

const { pictures } = viewOutcome(greenOutcome(), english);
const drawWith = (spec: VegaSpec, signals: Readonly<Record<string, unknown>>) =>
  withVegaView(spec, async (view) => {
    for (const [name, value] of Object.entries(signals)) view.signal(name, value);
    return view.toSVG();
  });
const liveOf = async (id: string) => {
  const picture = pictures.find((each) => each.id === id);
  if (!picture) throw new Error(`the fixture has no picture ${id}`);
  return makeLive(await compilePicture(picture.spec));
};
/** A mark that is opaque may say so or not. */
const plain = (svg: string) => svg.replaceAll(' opacity="1"', '');

describe('a live picture', () => {
  it.each(pictures.map(({ id, spec }) => [id, spec] as const))(
    'is, at rest, what %s is without its signals',
    async (_, spec) => {
      const compiled = await compilePicture(spec);
      expect(plain(await drawWith(makeLive(compiled), {}))).toBe(plain(await drawWith(compiled, {})));
    },
  );

  it('lets a muted series stand back, and its entry in the legend', async () => {
    const svg = await drawWith(await liveOf('curves-1'), { muted: ['train loss'] });
    expect(svg.match(/stroke="var\(--series-1\)"[^>]*opacity="0.07"/g)).not.toBeNull();
    expect(svg).not.toMatch(/stroke="var\(--series-2\)"[^>]*opacity="0.07"/);
    expect(svg).toMatch(/opacity="0.35"[^>]*>train loss</);
    expect(svg).not.toMatch(/opacity="0.35"[^>]*>test loss</);
  });

  it('shows of a zoomed axis what was asked for, cut at its edge', async () => {
    const svg = await drawWith(await liveOf('curves-1'), { zoomX: [1, 2], zoomed: true });
    expect(svg).toContain('clip-path');
    expect(svg).toMatch(/>2</);
    expect(svg).not.toMatch(/>3</);
  });

  it('finds ticks anew where too few of its own are in sight', async () => {
    const svg = await drawWith(await liveOf('curves-1'), { zoomY: [20, 50], zoomed: true });
    expect(svg).toMatch(/>30</);
  });

  it('keeps a series whose name looks like code a name', async () => {
    const spec = {
      data: {
        values: [
          { x: 1, series: `']) || true` },
          { x: 2, series: 'b' },
        ],
      },
      mark: 'point',
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        color: { field: 'series', type: 'nominal' },
      },
    };
    const live = makeLive(await compilePicture(spec));
    const svg = await drawWith(live, { muted: [`']) || true`] });
    expect(svg.match(/mark-symbol role-mark.*?<\/g>/)?.[0].match(/opacity="0.07"/g)).toHaveLength(1);
  });

  it('does not zoom an axis of names', async () => {
    const { signals } = await liveOf('along-1-1');
    const names = (signals as readonly { readonly name: string }[]).map(({ name }) => name);
    expect(names).toContain('zoomY');
    expect(names).not.toContain('zoomX');
  });
});
