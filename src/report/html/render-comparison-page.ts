import { markOf } from '../../outcome/mark.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import { pictureBody, type PagePictures } from './picture-body.ts';
import type { ComparisonView } from '../view/comparison/comparison.ts';
import { viewScripts } from './scripts.ts';

/**
 * Renders the page of a comparison: one file that makes no request and is readable without its scripts.
 *
 * @param pictures from `renderPicture`, by the picture's id; a picture without one shows its table alone
 */
export function renderComparisonPage(
  view: ComparisonView,
  templates: Templates,
  pictures: PagePictures,
): string {
  return fillTemplate(templates, 'comparison', {
    mark: markOf('comparison-page'),
    ...view,
    notable: view.experiments.flatMap(({ notable }) => notable),
    experiments: view.experiments.map((experiment) => ({
      ...experiment,
      pictures: experiment.pictures.map((picture) => ({
        ...picture,
        svg: pictureBody(pictures, picture.id, view.texts),
      })),
    })),
    ...viewScripts(templates, view.texts, { name: 'comparison', pictures }),
  });
}
