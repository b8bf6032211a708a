import { literalColours } from './pictures/picture-theme.ts';
import type { PictureSpec } from './pictures/picture.ts';
import { compilePicture, withVegaView } from './pictures/vega-view.ts';

const pixelsPerPoint = 2;

/** A picture as PNG bytes on white, for where there is no page: Markdown, a README. Its text uses the fonts installed. */
export async function renderPng(spec: PictureSpec): Promise<Uint8Array> {
  const literal = { ...(withLiterals(spec) as PictureSpec), background: '#ffffff', padding: 12 };
  return withVegaView(await compilePicture(literal), async (view) => {
    const canvas: unknown = await view.toCanvas(pixelsPerPoint);
    return (canvas as { toBuffer(type: 'image/png'): Uint8Array }).toBuffer('image/png'); // node's canvas, not a page's
  });
}

/** A canvas knows no CSS variables. */
function withLiterals(value: unknown): unknown {
  if (typeof value === 'string') return Object.hasOwn(literalColours, value) ? literalColours[value] : value;
  if (Array.isArray(value)) return value.map(withLiterals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLiterals(inner)]));
}
