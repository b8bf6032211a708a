import { makeLive } from './vega/make-live.ts';
import type { PictureSpec, VegaSpec } from './picture.ts';
import { shrinkSvg } from './vega/shrink-svg.ts';
import { compilePicture, withVegaView } from './vega/vega-view.ts';

/**
 * A picture as a page shows it, and the specification from which the page draws it when a reader asks for it
 * live.
 */
export type RenderedPicture = { readonly svg: string; readonly live: VegaSpec };

/**
 * Renders a picture as SVG that can be embedded in a page, in the page's colours. The specification is
 * compiled once: at rest, the live picture is the static one.
 *
 * @param id the picture's id, the prefix of all ids inside; the element `${id}-title` holds its title
 */
export async function renderPicture(spec: PictureSpec, id: string): Promise<RenderedPicture> {
  const live = makeLive(await compilePicture(spec));
  const svg = await withVegaView(live, (view) => view.toSVG());
  return { svg: shrinkSvg(svg).replace(/<[^>]*>/g, (tag) => embedTag(tag, id)), live };
}

/**
 * Embeds one tag. Text inside an SVG has its `<` and `>` escaped, and so have attributes, so that whatever
 * stands between two of them is a tag.
 */
function embedTag(tag: string, id: string): string {
  const inner = tag
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/ id="([^"]*)"/g, (_, name: string) => ` id="${id}-${name}"`)
    .replace(/url\(#([^)]*)\)/g, (_, name: string) => `url(#${id}-${name})`);
  return inner.startsWith('<svg ')
    ? inner.replace('<svg ', () => `<svg role="img" aria-labelledby="${id}-title" `)
    : inner;
}
