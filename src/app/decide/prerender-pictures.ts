import { allPictures } from '../../report/html/page-pictures.ts';
import { renderPicture } from '../../report/pictures/render-picture.ts';
import type { View } from '../../report/view/outcome.ts';

/** Draws a picture: see `renderPicture`. */
export type DrawPicture = typeof renderPicture;

/** Returns a function that draws each picture once, and keeps it for later calls. */
export function memoizePictures(draw: DrawPicture = renderPicture): DrawPicture {
  const drawn = new Map<string, ReturnType<DrawPicture>>();
  return (spec, id) => {
    const key = JSON.stringify([id, spec]);
    const picture = drawn.get(key) ?? draw(spec, id);
    drawn.set(key, picture);
    return picture;
  };
}

/**
 * Draws the pictures of a later page while other work goes on; before each picture, that work gets a turn. A
 * picture that cannot be drawn is left out here: the page will need it, and throw.
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
