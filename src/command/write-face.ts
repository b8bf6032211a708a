import { basename, dirname, resolve } from 'node:path';
import { writeFiles } from '../io/write-files.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderPng } from '../report/render-png.ts';
import type { View } from '../report/view-outcome.ts';
import type { Context } from './context.ts';

/** Writes one face of a report to a file, atomically. */
export async function writeFace(file: string, text: string, { cwd }: Pick<Context, 'cwd'>): Promise<void> {
  await writeFiles(resolve(cwd, dirname(file)), { [basename(file)]: text });
}

/** Writes the Markdown face with its pictures as PNG files beside it, since Markdown shows no inline SVG. */
export async function writeMarkdown(
  file: string,
  views: readonly View[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  const files: Record<string, string | Uint8Array> = {};
  const texts: string[] = [];
  for (const view of views) {
    const images: Record<string, string> = {};
    for (const { id, spec } of view.pictures) {
      images[id] = `${view.id}-${id}.png`;
      files[images[id]] = await renderPng(spec); // Vega draws one at a time
    }
    texts.push(renderMarkdown(view, images));
  }
  await writeFiles(resolve(cwd, dirname(file)), { ...files, [basename(file)]: texts.join('\n') });
}
