import { markOf } from '../../outcome/mark.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import type { Picture } from '../pictures/picture.ts';
import { pictureBody, type PagePictures } from './picture-body.ts';
import type { View } from '../view/outcome.ts';
import { viewScripts } from './scripts.ts';

/**
 * Renders the page of one experiment: one file that makes no request and is readable without its scripts.
 *
 * @param pictures from `renderPicture`, by the id of each of `allPictures`; a picture without one shows its
 * table alone
 * @param outcomeDigest of the Outcome's file, by which `show` knows that the page is of it
 */
export function renderPage(
  view: View,
  templates: Templates,
  pictures: PagePictures,
  outcomeDigest?: string,
): string {
  const withSvg = (picture: Picture) => ({
    ...picture,
    svg: pictureBody(pictures, picture.id, view.texts),
  });
  return fillTemplate(templates, 'page', {
    mark: markOf('page'),
    outcomeDigest,
    ...view,
    claims: view.claims.map(({ picture, partPictures, map, ...claim }) => ({
      ...claim,
      picture: picture && withSvg(picture),
      partPictures: partPictures.map(withSvg),
      map: map && { ...map, picture: map.picture && withSvg(map.picture) },
    })),
    pictures: view.pictures.map(withSvg),
    moved: view.moved && { ...view.moved, pictures: view.moved.pictures.map(withSvg) },
    ...viewScripts(templates, view.texts, { name: view.id, pictures }),
  });
}
