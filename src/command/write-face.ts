import { basename, dirname, resolve } from 'node:path';
import { writeFiles } from '../io/write-files.ts';
import { commentLimit } from '../report/fit-markdown.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderPng } from '../report/render-png.ts';
import type { View } from '../report/view-outcome.ts';
import type { Context } from './context.ts';
import { anotherFile, type NamedReporter } from './read-reporters.ts';
import { wholeReport } from './whole-report.ts';

/** Writes one face of a report to the file that its reporter names, atomically. */
export async function writeFace(
  { name, file }: Required<NamedReporter<string>>,
  text: string,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  await writeFiles(resolve(cwd, dirname(file)), { [basename(file)]: text }, anotherFile(name));
}

/** Writes the Markdown face with its pictures as PNG files beside it, since Markdown shows no inline SVG. */
export async function writeMarkdown(
  file: string,
  views: readonly View[],
  { cwd, flags }: Pick<Context, 'cwd' | 'flags'>,
): Promise<void> {
  const files: Record<string, string | Uint8Array> = {};
  const imageOf = (view: View, picture: string) => `${view.id}-${picture}.png`;
  for (const view of views) {
    for (const { id, spec } of view.pictures) files[imageOf(view, id)] = await renderPng(spec); // Vega draws one at a time
  }
  const text = renderMarkdown(views, { limit: commentLimit, whole: wholeReport(flags), imageOf });
  await writeFiles(
    resolve(cwd, dirname(file)),
    { ...files, [basename(file)]: text },
    anotherFile('markdown'),
  );
}
