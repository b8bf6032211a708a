import { errorLines } from '../terminal/error-lines.ts';
import { fitMarkdown, type MarkdownBlock, type MarkdownLimit } from './fit-markdown.ts';
import type { CheckView } from '../view/checks.ts';
import type { View } from '../view/outcome.ts';
import { escapeMarkdown as text, fenceMarkdown } from './escape.ts';

export type MarkdownOptions = {
  readonly limit: MarkdownLimit;
  /** Where the whole report can be read, if the page cannot hold it. */
  readonly whole: string;
  /** Returns the path or address of a picture's PNG, or null if it could not be drawn; without it there are no pictures. */
  readonly imageOf?: (view: View, picture: string) => string | null;
};

/** The lightest block is left out first if a page cannot hold everything. */
const weights = {
  verdict: 9,
  note: 8,
  fails: 7,
  undecided: 6,
  table: 5,
  open: 4,
  holds: 3,
  runs: 2,
  picture: 1,
};

/**
 * Renders finished experiments in Markdown, for a job's page or a comment: the verdict of each, what fails
 * and why, the table, pictures.
 */
export function renderMarkdown(views: readonly View[], { limit, whole, imageOf }: MarkdownOptions): string {
  const [first] = views;
  if (first === undefined) return '';
  const { leftOut, wholeReport } = first.texts;
  return fitMarkdown(
    views.flatMap((view) => [...experimentBlocks(view), ...pictureBlocks(view, imageOf)]),
    limit,
    (count) => `*${leftOut} ${count}. ${wholeReport} ${text(whole)}*`,
  );
}

function experimentBlocks(view: View): readonly MarkdownBlock[] {
  const { verdict, open, texts } = view;
  const notes = [
    ...(view.complete ? [] : [`**${texts.interruptedShort}**`]),
    ...view.changes.map((change) => `${texts.changed} ${text(change)}`),
  ];
  return [
    {
      text: `## ${verdict.symbol} ${text(view.title)}: ${text(view.headline)}`,
      weight: weights.verdict,
    },
    ...(view.data === null ? [] : [{ text: text(view.data), weight: weights.note }]),
    ...notes.map((note) => ({ text: note, weight: weights.note })),
    ...open.map((check) => ({ text: failure(check), weight: weightOf(check) })),
    ...failureBlocks(view),
    ...tableBlocks([...view.claims, ...view.guards], texts),
    ...view.claims.flatMap(({ id, map }) =>
      map === null ? [] : [{ text: `${text(id)}: ${text(map.line)}`, weight: weights.runs }],
    ),
    { text: `${text(view.runs.summary)} · ${text(view.file)}`, weight: weights.runs },
  ];
}

function weightOf({ verdict: { state } }: CheckView): number {
  return weights[state];
}

function failure({ verdict, says, reason, commands, stateWords }: CheckView): string {
  const shown = [commands.run, commands.explain].filter((command) => command !== null).join('\n');
  return [
    `### ${verdict.symbol} ${text(stateWords)}`,
    text(says),
    `**${text(reason)}**`,
    fenceMarkdown(shown),
  ].join('\n\n');
}

/** What ended runs, each in a block as a terminal shows it. */
function failureBlocks({ failures, texts }: View): readonly MarkdownBlock[] {
  return failures.map((failure) => ({
    text: [
      `### ${text(failure.runs)}`,
      fenceMarkdown([...errorLines(failure, { texts }), failure.command].join('\n')),
    ].join('\n\n'),
    weight: weights.undecided,
  }));
}

function tableBlocks(
  checks: readonly CheckView[],
  { role: roles, tableHead }: View['texts'],
): readonly MarkdownBlock[] {
  const rows = checks.map(({ verdict, role, id, decision, margin }) => ({
    text: `| ${verdict.symbol} ${verdict.word} | ${roles[role]} | ${text(id)} | ${text(decision)} | ${text(margin ?? '')} |`,
    weight: verdict.state === 'holds' ? weights.holds : weights.open,
    continues: true,
  }));
  return [{ text: `${tableHead}\n|---|---|---|---|---|`, weight: weights.table }, ...rows];
}

function pictureBlocks(view: View, imageOf: MarkdownOptions['imageOf']): readonly MarkdownBlock[] {
  if (imageOf === undefined) return [];
  return view.pictures.map(({ id, title }) => {
    const image = imageOf(view, id);
    return {
      text:
        image === null
          ? `*${text(title)}: ${view.texts.pictureLost}*`
          : `![${text(title)}](<${encodeURI(image)}>)`,
      weight: weights.picture,
    };
  });
}
