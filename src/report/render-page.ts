import { contentPolicy, normaliseStyle } from './content-policy.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import type { Picture } from './pictures/picture.ts';
import type { View } from './view-outcome.ts';

/**
 * The page of one experiment: one file, no script, no request.
 *
 * @param pictures SVG by the id of each of `allPictures`, from `renderPicture`; a picture without one shows its table alone
 */
export function renderPage(
  view: View,
  templates: Templates,
  pictures: Readonly<Record<string, string>>,
): string {
  const style = normaliseStyle(templates['style.css'] ?? '');
  const drawn = (picture: Picture) => ({ ...picture, svg: pictures[picture.id] ?? '' });
  return fillTemplate(templates, 'page', {
    ...view,
    claims: view.claims.map((claim) => ({ ...claim, picture: claim.picture && drawn(claim.picture) })),
    pictures: view.pictures.map(drawn),
    moved: view.moved && { ...view.moved, pictures: view.moved.pictures.map(drawn) },
    style,
    policy: contentPolicy(style),
  });
}
