import { contentPolicy, normaliseStyle } from './content-policy.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import type { View } from './view-outcome.ts';

/**
 * The page of one experiment: one file, no script, no request.
 *
 * @param pictures SVG by the picture's id, from `renderPicture`; a picture without one shows its table alone
 */
export function renderPage(
  view: View,
  templates: Templates,
  pictures: Readonly<Record<string, string>>,
): string {
  const style = normaliseStyle(templates['style.css'] ?? '');
  return fillTemplate(templates, 'page', {
    ...view,
    pictures: view.pictures.map((picture) => ({ ...picture, svg: pictures[picture.id] ?? '' })),
    style,
    policy: contentPolicy(style),
  });
}
