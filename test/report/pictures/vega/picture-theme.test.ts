import { expect, it } from 'vitest';
import { readTemplates } from '../../../../src/io/read-templates.ts';
import { literalColours } from '../../../../src/report/pictures/vega/picture-theme.ts';

it('pictures outside a page have the colours of the page in light', async () => {
  const { 'style.css': style = '' } = await readTemplates();
  const [light = ''] = style.split('@media');
  const colours = new Map([...light.matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name, hex]) => [name, hex]));
  const ofPage = Object.keys(literalColours).map((name) => [name, colours.get(name.slice(4, -1))]);
  expect(literalColours).toEqual(Object.fromEntries(ofPage));
});
