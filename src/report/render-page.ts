import { fillTemplate, type Templates } from './handlebars.ts';
import type { RenderedPicture } from './render-picture.ts';
import type { View } from './view-outcome.ts';
import { viewScripts } from './view-scripts.ts';

/**
 * The page of one experiment: one file, no request, readable with its scripts off.
 *
 * @param pictures by the picture's id, from `renderPicture`; a picture without one shows its table alone
 */
export function renderPage(
  view: View,
  templates: Templates,
  pictures: Readonly<Record<string, RenderedPicture>>,
): string {
  return fillTemplate(templates, 'page', {
    ...view,
    pictures: view.pictures.map((picture) => ({ ...picture, svg: pictures[picture.id]?.svg ?? '' })),
    ...viewScripts(templates, view.texts, { name: view.id, pictures }),
  });
}
