import { findCanvasProblem, renderPng } from '../../report/pictures/render-png.ts';
import type { Picture } from '../../report/pictures/picture.ts';
import type { Context } from '../context.ts';
import { drawPictures } from './draw-pictures.ts';

/**
 * Draws pictures as PNG bytes for Markdown, as `drawPictures`. None is drawn if the canvas is not installed, which
 * is said once.
 */
export async function drawPngs(
  pictures: readonly Picture[],
  of: string,
  context: Pick<Context, 'err'>,
): Promise<Readonly<Record<string, Uint8Array | null>>> {
  if (pictures.length === 0) return {};
  const problem = await findCanvasProblem();
  if (problem === null) return drawPictures(pictures, renderPng, of, context);
  context.err(
    `${of}: Markdown is written without pictures, since what draws them cannot be loaded (${problem}): install without --omit=optional\n`,
  );
  return {};
}
