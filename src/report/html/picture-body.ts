import type { Words } from '../locale/words.ts';
import type { RenderedPicture } from '../pictures/render-picture.ts';

/** The pictures of a page by their ids; null for one that could not be drawn. */
export type PagePictures = Readonly<Record<string, RenderedPicture | null>>;

/** Returns a picture as the page shows it, or says that it could not be drawn; empty if none was wanted. */
export function pictureBody(
  pictures: PagePictures,
  id: string,
  { pictureLost }: Pick<Words['texts'], 'pictureLost'>,
): string {
  const picture = pictures[id];
  return picture === null ? `<p class="lost">${pictureLost}</p>` : (picture?.svg ?? '');
}
