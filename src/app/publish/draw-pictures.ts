import type { Picture } from '../../report/pictures/picture.ts';
import type { Context } from '../context.ts';

/**
 * Draws pictures one after another, as Vega needs it. One that cannot be drawn costs itself alone: it is
 * named on standard error, and has null for what is drawn.
 *
 * @param of what the pictures are of, for messages
 * @returns what was drawn, by the picture's id
 */
export async function drawPictures<T>(
  pictures: readonly Picture[],
  draw: (spec: Picture['spec'], id: string) => Promise<T>,
  of: string,
  { err }: Pick<Context, 'err'>,
): Promise<Readonly<Record<string, T | null>>> {
  const drawn: Record<string, T | null> = {};
  for (const { id, spec } of pictures) {
    drawn[id] = await draw(spec, id).catch((error: unknown) => {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      err(`${of}: the picture ${id} cannot be drawn, and is left out: ${reason}\n`);
      return null;
    });
  }
  return drawn;
}
