import { allPictures } from '../../report/html/all-pictures.ts';
import { renderPicture } from '../../report/pictures/render-picture.ts';
import type { View } from '../../report/view/outcome.ts';

/** Draws a picture: see `renderPicture`. */
export type DrawPicture = typeof renderPicture;

/** Draws each picture once, however often it is asked for. */
export function drawOnce(draw: DrawPicture = renderPicture): DrawPicture {
  const drawn = new Map<string, ReturnType<DrawPicture>>();
  return (spec, id) => {
    const key = JSON.stringify([id, spec]);
    const picture = drawn.get(key) ?? draw(spec, id);
    drawn.set(key, picture);
    return picture;
  };
}

/**
 * Draws the pictures of a page to come beside other work, which has a turn before each. What keeps one from being
 * drawn is told when it is asked for again.
 */
export async function prerenderPictures(view: () => View, draw: DrawPicture): Promise<void> {
  await takeTurns();
  for (const { id, spec } of allPictures(view())) {
    await takeTurns();
    await draw(spec, id).catch(() => undefined);
  }
}

function takeTurns(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
