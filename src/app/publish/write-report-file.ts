import { basename, dirname, resolve } from 'node:path';
import { writeFiles, type OurFile } from '../../io/write-files.ts';
import { markRoom, withMark, type FileKind } from '../../outcome/mark.ts';
import { commentLimit, type MarkdownLimit } from '../../report/formats/fit-markdown.ts';
import { renderMarkdown } from '../../report/formats/render-markdown.ts';
import { pictureIds } from '../../report/view/pictures.ts';
import type { View } from '../../report/view/outcome.ts';
import type { Context } from '../context.ts';
import { anotherFile, type NamedReporter } from './named-reporters.ts';
import { drawPngs } from './draw-pngs.ts';
import { indexPath } from './index-path.ts';

/** Writes a report to the file that its reporter names, atomically. */
export async function writeReportFile(
  { name, file }: Required<NamedReporter<string>>,
  kind: FileKind,
  text: string,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  const files = { [basename(file)]: { kind, content: withMark(kind, text) } };
  await writeFiles(resolve(cwd, dirname(file)), files, anotherFile(name));
}

function pictureFile(id: string, picture: string): string {
  return `${id}-${picture}.png`;
}

/**
 * Returns true if a file beside a Markdown report may be a picture of an experiment. The pictures themselves
 * are known only once the experiment is decided.
 */
export function isPictureFile(name: string, id: string): boolean {
  return name.startsWith(`${id}-`) && name.endsWith('.png') && pictureIds.test(name.slice(id.length + 1, -4));
}

/** Writes a report as Markdown, with pictures as PNG files: Markdown shows no inline SVG. */
export async function writeMarkdown(
  file: string,
  views: readonly View[],
  context: Pick<Context<'output'>, 'cwd' | 'options' | 'reports' | 'err'>,
): Promise<void> {
  const files: Record<string, OurFile> = {};
  for (const view of views) {
    const drawn = await drawPngs(view.pictures, view.id, context);
    for (const [id, content] of Object.entries(drawn))
      if (content !== null) files[pictureFile(view.id, id)] = { kind: 'picture', content };
  }
  const imageOf = (view: View, picture: string) => {
    const name = pictureFile(view.id, picture);
    return Object.hasOwn(files, name) ? name : null;
  };
  const text = renderMarkdown(views, {
    limit: markedLimit(commentLimit),
    whole: indexPath(context),
    imageOf,
  });
  await writeFiles(
    resolve(context.cwd, dirname(file)),
    { ...files, [basename(file)]: { kind: 'markdown', content: withMark('markdown', text) } },
    anotherFile('markdown'),
  );
}

/** Returns the limit of a Markdown text that leaves room for the mark of the file. */
export function markedLimit(limit: MarkdownLimit): MarkdownLimit {
  return { ...limit, max: limit.max - markRoom };
}
