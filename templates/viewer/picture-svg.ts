const font = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/** A picture as a file of its own: the page's light colours in letters, named, with a font. */
export function pictureSvg(picture: SVGSVGElement, title: string): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  for (const name of ['aria-labelledby', 'aria-hidden', 'class', 'style', 'tabindex'])
    copy.removeAttribute(name);
  copy.setAttribute('role', 'img');
  if (!copy.hasAttribute('font-family')) copy.setAttribute('font-family', font);
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  copy.prepend(name);
  for (const inner of copy.querySelectorAll('[role]')) inner.removeAttribute('role');
  const colours = lightColours();
  for (const element of [copy, ...copy.querySelectorAll('*')]) writeOut(element, colours);
  return new XMLSerializer().serializeToString(copy);
}

function writeOut(element: Element, colours: CSSStyleDeclaration | undefined): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    if (name.startsWith('aria-')) element.removeAttribute(name); // Vega's own, without names
    if (!value.includes('var(')) continue;
    const literal = value.replace(
      /var\((--[\w-]+)\)/g,
      (_, colour: string) => colours?.getPropertyValue(colour).trim() || 'currentColor',
    );
    element.setAttribute(name, literal);
  }
}

/** The first rule of the page's style, whatever the reader's own colours are: paper is light. */
function lightColours(): CSSStyleDeclaration | undefined {
  const rule = document.styleSheets[0]?.cssRules[0];
  return rule instanceof CSSStyleRule ? rule.style : undefined;
}
