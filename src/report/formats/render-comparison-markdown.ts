import { fitMarkdown, type MarkdownBlock, type MarkdownLimit } from './fit-markdown.ts';
import type { Words } from '../locale/words.ts';
import type { Table } from '../view/table.ts';
import type { ChangeView } from '../view/comparison/change.ts';
import type { ComparisonView, ExperimentChangeView } from '../view/comparison/comparison.ts';
import { escapeMarkdown, escapeMarkdownHtml, fenceMarkdown, spanMarkdown } from './escape.ts';

/**
 * A comment on GitHub. Measured in UTF-8 bytes, since a text has at least as many bytes as characters however
 * those are counted.
 */
export const comparisonLimit: MarkdownLimit = {
  max: 65_535,
  sizeOf: (text) => new TextEncoder().encode(text).length,
};

/** A longer string is cut: an error's message can be a whole log. */
const longest = 600;

/**
 * Renders a comparison as the comment below a pull request: the verdict in the first line, then what changed
 * and why, what did not change only counted, details folded. The result always fits into a comment: what
 * matters least is left out.
 *
 * @param images a PNG's path or address for each picture's id; a picture without one is left out
 */
export function renderComparisonMarkdown(
  view: ComparisonView,
  words: Words,
  images: Readonly<Record<string, string>> = {},
  limit = comparisonLimit,
): string {
  const { comparison: text } = words;
  const escape = makeEscape(text.cut);
  const several = view.experiments.length > 1;
  const blocks = view.experiments.flatMap((experiment) =>
    experimentBlocks(experiment, { escape, images, words, several }),
  );
  const end = `${escape(view.own.again)} ${spanMarkdown(cutText(view.command, text.cut))}`;
  return fitMarkdown(
    [
      { text: `**${view.verdict.symbol} ${escape(view.headline)}**`, weight: Number.POSITIVE_INFINITY },
      ...blocks,
      { text: end, weight: weights.command },
    ],
    limit,
    (count) => text.leftOut(count, spanMarkdown(cutText(view.command, text.cut))),
  );
}

/** Of two blocks the lighter is left out first. */
const weights = {
  why: 90,
  summary: 85,
  fails: 80,
  undecided: 70,
  command: 65,
  holds: 60,
  picture: 50,
  figures: 30,
  unchanged: 20,
} as const;

/** Further changes are folded: the table above lists them all. */
const maxOpen = 3;

/** This many rows of the table are kept as long as possible; the others have the least weight. */
const maxRows = 30;

type Layout = {
  readonly escape: (text: string) => string;
  readonly images: Readonly<Record<string, string>>;
  readonly words: Words;
  readonly several: boolean;
};

function experimentBlocks(view: ExperimentChangeView, layout: Layout): readonly MarkdownBlock[] {
  const { escape, images, words, several } = layout;
  const { texts: own } = words.comparison;
  const head = [
    `### ${escape(view.title)}`,
    ...(several ? [escape(words.comparison.sentence(view.headline))] : []),
    ...view.why.map(escape),
  ];
  return [
    { text: head.join('\n\n'), weight: weights.why },
    ...(view.summary.rows.length < 2 ? [] : tableBlocks(view.summary, escape)),
    ...view.pictures.flatMap(({ id, title, caption }) => {
      const image = Object.hasOwn(images, id) ? images[id] : undefined;
      return image === undefined
        ? []
        : [
            {
              text: `![${escape(title)}](<${encodeURI(image)}>)\n\n${escape(caption)}`,
              weight: weights.picture,
            },
          ];
    }),
    ...view.notable.map((change, index) => ({
      text:
        index < maxOpen
          ? changeText(change, layout)
          : fold(`${change.symbol} ${change.title}`, bodyText(change, layout), words.comparison.cut),
      weight: weights[change.tone],
    })),
    ...folded(own.figures, view.figures, weights.figures, layout),
    ...folded(own.unchanged, view.unchanged, weights.unchanged, layout),
  ];
}

function changeText(change: ChangeView, layout: Layout): string {
  return `#### ${change.symbol} ${layout.escape(change.title)}\n\n${bodyText(change, layout)}`;
}

function bodyText(change: ChangeView, { escape, words }: Layout): string {
  const { says, lines, cause, figures, commands, tone } = change;
  const commandLines = [commands.run, commands.explain].flatMap((command) =>
    command === null || tone === 'holds' ? [] : [cutText(command, words.comparison.cut)],
  );
  return [
    `> ${escape(says)}`,
    ...(cause === null ? [] : [`**${escape(cause)}**`]),
    lines.map(escape).join(' '),
    ...(figures.rows.length === 0 ? [] : [table(figures, escape)]),
    ...(commandLines.length === 0 ? [] : [fenceMarkdown(commandLines.join('\n'))]),
  ].join('\n\n');
}

function folded(
  title: string,
  content: Table,
  weight: number,
  { escape, words }: Layout,
): readonly MarkdownBlock[] {
  if (content.rows.length === 0) return [];
  const summary = `${title} (${content.rows.length})`;
  return [{ text: fold(summary, table(content, escape), words.comparison.cut), weight }];
}

/**
 * Makes a folded section. A line with an element is HTML up to the next empty line, so its title is escaped
 * as HTML; Markdown begins after it.
 */
function fold(summary: string, text: string, mark: string): string {
  const title = escapeMarkdownHtml(cutText(summary, mark));
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

function table({ columns, rows }: Table, escape: (text: string) => string): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
  const rule = `|${columns.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`;
  return [line(columns), rule, ...rows.map(({ head, cells }) => line([head, ...cells]))].join('\n');
}

/**
 * Makes one block for each row, so that a long table ends early and does not push out the details of its
 * first rows.
 */
function tableBlocks(content: Table, escape: (text: string) => string): readonly MarkdownBlock[] {
  const [columns = '', rule = '', ...rows] = table(content, escape).split('\n');
  return [
    { text: `${columns}\n${rule}`, weight: weights.summary },
    ...rows.map((text, index) => ({
      text,
      weight: index < maxRows ? weights.summary : weights.unchanged,
      continues: true,
    })),
  ];
}

function makeEscape(mark: string): (text: string) => string {
  return (text) => escapeMarkdown(cutText(text, mark));
}

/** Cuts by Unicode characters, so that none is halved. */
function cutText(text: string, mark: string): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}${mark}`;
}
