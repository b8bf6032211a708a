import { markOf } from '../../outcome/mark.ts';
import { fillTemplate, type Templates } from './handlebars.ts';
import { headlineWords } from '../view/headline-words.ts';
import type { Words } from '../locale/words.ts';
import type { View } from '../view/outcome.ts';
import { viewScripts } from './scripts.ts';
import { formatTimestamp } from '../format/numbers.ts';
import { toneWords, worstFirst, worstTone } from '../format/verdict-words.ts';

/** What the index shows of an experiment: its report, and the part of it that was made later. */
export type Listed = View & { readonly later?: View | undefined };

/**
 * Renders the page that lists the experiments of a folder, each in a folder of its own.
 *
 * @param comparison file name of the page of a comparison in the same folder; null if there is none
 */
export function renderIndex(
  views: readonly Listed[],
  templates: Templates,
  words: Words,
  comparison: string | null = null,
): string {
  return fillTemplate(templates, 'index', {
    mark: markOf('index'),
    comparison,
    locale: words.locale,
    texts: words.texts,
    verdict: toneWords(worstTone(views.map(({ verdict }) => verdict.tone)), words),
    ...headlineWords(
      views.flatMap(({ claims, guards }) => [...claims, ...guards]),
      views.every(({ complete }) => complete),
      words,
    ),
    count: words.section.experiments(views.length),
    experiments: worstFirst(views).map((view) => ({
      ...view,
      when: formatTimestamp(view.started),
      href: `./${encodeURIComponent(view.id)}/index.html`,
      later: view.later && {
        ...view.later,
        when: formatTimestamp(view.later.started),
        href: `./${encodeURIComponent(view.id)}/part/index.html`,
      },
    })),
    ...viewScripts(templates, words.texts, { name: 'index', pictures: {} }),
  });
}
