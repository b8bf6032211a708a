import { basename, dirname, extname, resolve } from 'node:path';
import { readTemplates } from '../../io/read-templates.ts';
import { writeFiles, type OurFile } from '../../io/write-files.ts';
import { withMark } from '../../outcome/mark.ts';
import type { Words } from '../../report/locale/words.ts';
import {
  comparisonLimit,
  renderComparisonMarkdown,
} from '../../report/formats/render-comparison-markdown.ts';
import { renderComparisonPage } from '../../report/html/render-comparison-page.ts';
import { renderPicture } from '../../report/pictures/render-picture.ts';
import type { ComparisonView } from '../../report/view/comparison/comparison.ts';
import { comparisonPage } from './comparison-page.ts';
import { drawPictures } from './draw-pictures.ts';
import { drawPngs } from './draw-pngs.ts';
import type { Context } from '../context.ts';
import { anotherFile } from './named-reporters.ts';
import { markedLimit } from './write-report-file.ts';

/** Writes the page of a comparison into a folder of reports. */
export async function publishComparison(
  folder: string,
  view: ComparisonView,
  context: Pick<Context, 'err'>,
): Promise<void> {
  const pictures = await drawPictures(picturesOf(view), renderPicture, 'compare', context);
  const content = renderComparisonPage(view, await readTemplates(), pictures);
  await writeFiles(folder, { [comparisonPage]: { kind: 'comparison-page', content } });
}

/** Writes a comparison as Markdown, with pictures as PNG files: Markdown shows no inline SVG. */
export async function writeComparisonMarkdown(
  file: string,
  view: ComparisonView,
  words: Words,
  context: Pick<Context, 'cwd' | 'err'>,
): Promise<void> {
  const files: Record<string, OurFile> = {};
  const images: Record<string, string> = {};
  const drawn = await drawPngs(picturesOf(view), 'compare', context);
  for (const [id, content] of Object.entries(drawn)) {
    if (content === null) continue;
    images[id] = `${basename(file, extname(file))}-${id}.png`; // a name of this comment only
    files[images[id]] = { kind: 'picture', content };
  }
  const text = renderComparisonMarkdown(view, words, images, markedLimit(comparisonLimit));
  await writeFiles(
    resolve(context.cwd, dirname(file)),
    { ...files, [basename(file)]: { kind: 'markdown', content: withMark('markdown', text) } },
    anotherFile('markdown'),
  );
}

function picturesOf({ experiments }: ComparisonView): ComparisonView['experiments'][number]['pictures'] {
  return experiments.flatMap(({ pictures }) => pictures);
}
