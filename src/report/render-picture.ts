import type { PictureSpec } from './pictures/picture.ts';
import { shrinkSvg } from './pictures/shrink-svg.ts';
import { withVegaView } from './pictures/vega-view.ts';

/**
 * A picture as SVG to stand inside a page, in the page's colours.
 *
 * @param id of the picture: prefix of all ids inside; its title stands in the element `${id}-title`
 */
export async function renderPicture(spec: PictureSpec, id: string): Promise<string> {
  const svg = await withVegaView(spec, (view) => view.toSVG());
  return shrinkSvg(svg).replace(/<[^>]*>/g, (tag) => embedTag(tag, id));
}

/** Text inside an SVG has its `<` and `>` escaped, and so have attributes: what stands between them is a tag. */
function embedTag(tag: string, id: string): string {
  const inner = tag
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/ id="([^"]*)"/g, (_, name: string) => ` id="${id}-${name}"`)
    .replace(/url\(#([^)]*)\)/g, (_, name: string) => `url(#${id}-${name})`);
  return inner.startsWith('<svg ')
    ? inner.replace('<svg ', () => `<svg role="img" aria-labelledby="${id}-title" `)
    : inner;
}
