const places = /-?\d+\.\d{2,}/g; // numbers finer than a tenth of a pixel
const hidden = /<path class="foreground" d="" pointer-events="none" display="none"\/>/g;
const font = / font-family="[^"]*"/g;

/**
 * Shrinks an SVG of Vega's to half the bytes: coordinates to a tenth of a pixel, the font once, and nothing
 * that is drawn without being visible. Text is left as it is.
 */
export function shrinkSvg(svg: string): string {
  const [family = ''] = svg.match(font) ?? [];
  return svg.replaceAll(hidden, '').replace(/<[^>]*>/g, (tag) => {
    const inner = tag
      .replace(font, '')
      .replace(/ (?:opacity="1"|pointer-events="none"|stroke-miterlimit="\d+")/g, '')
      .replace(/ (?:transform|d|x2|y2)="[^"]*"/g, (attribute) => attribute.replace(places, toTenth));
    return inner.startsWith('<svg ') ? inner.replace('<svg ', () => `<svg${family} `) : inner;
  });
}

function toTenth(number: string): string {
  return String(Math.round(Number(number) * 10) / 10);
}
