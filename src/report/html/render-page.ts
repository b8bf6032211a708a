import { markOf } from '../../outcome/mark.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import type { Picture } from '../pictures/picture.ts';
import type { RenderedPicture } from '../pictures/render-picture.ts';
import type { View } from '../view/outcome.ts';
import { viewScripts } from './scripts.ts';

/**
 * Renders the page of one experiment: one file that makes no request and is readable without its scripts.
 *
 * @param pictures from `renderPicture`, by the id of each of `allPictures`; a picture without one shows its
 * table alone
 */
export function renderPage(
  view: View,
  templates: Templates,
  pictures: Readonly<Record<string, RenderedPicture>>,
): string {
  const drawn = (picture: Picture) => ({ ...picture, svg: pictures[picture.id]?.svg ?? '' });
  return fillTemplate(templates, 'page', {
    mark: markOf('page'),
    ...view,
    claims: view.claims.map(({ picture, partPictures, map, ...claim }) => ({
      ...claim,
      picture: picture && drawn(picture),
      partPictures: partPictures.map(drawn),
      map: map && { ...map, picture: map.picture && drawn(map.picture) },
    })),
    pictures: view.pictures.map(drawn),
    moved: view.moved && { ...view.moved, pictures: view.moved.pictures.map(drawn) },
    ...viewScripts(templates, view.texts, { name: view.id, pictures }),
  });
}
