import { describe, expect, it, vi } from 'vitest';
import {
  prerenderPictures,
  memoizePictures,
  type DrawPicture,
} from '../../../src/app/decide/prerender-pictures.ts';
import { allPictures } from '../../../src/report/html/page-pictures.ts';
import { wordsOf } from '../../../src/report/locale/words-of.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

const view = viewOutcome(greenOutcome(), wordsOf('en'));
const pictures = allPictures(view);
const [spec] = pictures.map((picture) => picture.spec);
const fakeDraw = () => vi.fn<DrawPicture>(async (_, id) => ({ svg: `<svg id="${id}"/>`, live: {} }));

describe('a picture', () => {
  it('is drawn once, however often it is asked for', async () => {
    const made = fakeDraw();
    const draw = memoizePictures(made);
    const both = await Promise.all([draw(spec!, 'a'), draw(structuredClone(spec!), 'a')]);
    expect(both[0]).toBe(both[1]);
    expect(made).toHaveBeenCalledOnce();
  });

  it('is drawn anew for another place or where it shows something else', async () => {
    const made = fakeDraw();
    const draw = memoizePictures(made);
    await draw(spec!, 'a');
    await draw(spec!, 'b');
    await draw({ ...spec!, width: 7 }, 'a');
    expect(made).toHaveBeenCalledTimes(3);
  });
});

describe('drawing ahead', () => {
  it('draws every picture of the page, with a turn for other work before each', async () => {
    const done: string[] = [];
    const draw: DrawPicture = async (_, id) => {
      done.push(id);
      return { svg: '', live: {} };
    };
    const ahead = prerenderPictures(() => view, draw);
    const other = async () => {
      for (const _ of pictures) {
        await new Promise((resolve) => void setImmediate(resolve));
        done.push('other');
      }
    };
    await Promise.all([ahead, other()]);
    expect(pictures.length).toBeGreaterThan(2);
    expect(done.filter((each) => each !== 'other')).toEqual(pictures.map(({ id }) => id));
    expect(done.slice(0, 4)).toEqual(['other', pictures[0]?.id, 'other', pictures[1]?.id]);
  });

  it('goes on after a picture that cannot be drawn, which is told when it is asked for again', async () => {
    const made = vi.fn<DrawPicture>(async (_, id) => {
      if (id === pictures[0]?.id) throw new Error('no such mark');
      return { svg: id, live: {} };
    });
    const draw = memoizePictures(made);
    await prerenderPictures(() => view, draw);
    expect(made).toHaveBeenCalledTimes(pictures.length);
    await expect(draw(pictures[0]!.spec, pictures[0]!.id)).rejects.toThrow('no such mark');
    expect(made).toHaveBeenCalledTimes(pictures.length);
  });
});
