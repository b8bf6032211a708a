import type { CheckView } from './view-checks.ts';
import type { View } from './view-outcome.ts';
import { escapeMarkdown as text, fenceMarkdown } from './words/escape-markdown.ts';

/**
 * A summary in Markdown, for a job's page or a comment: the table of verdicts, and each failure with its cause.
 *
 * @param images of pictures by their id: the path or address of a PNG; none, where absent
 */
export function renderMarkdown(view: View, images: Readonly<Record<string, string>> = {}): string {
  const { verdict, open, texts } = view;
  const notes = [
    ...(view.complete ? [] : [`**${texts.interruptedShort}**`]),
    ...view.changes.map((change) => `${texts.changed} ${text(change)}`),
  ];
  const pictures = view.pictures.flatMap(({ id, title }) => {
    const image = images[id];
    return image === undefined ? [] : [`![${text(title)}](<${encodeURI(image)}>)`];
  });
  return `${[
    `## ${verdict.symbol} ${text(view.title)}`,
    `${text(view.headline)}.`,
    ...notes,
    ...open.map(failure),
    table([...view.claims, ...view.guards], texts),
    ...pictures,
    `${text(view.runs.summary)}; ${text(view.file)}`,
  ].join('\n\n')}\n`;
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

function table(checks: readonly CheckView[], { role: roles, tableHead }: View['texts']): string {
  const rows = checks.map(
    ({ verdict, role, id, decision, margin }) =>
      `| ${verdict.symbol} ${verdict.word} | ${roles[role]} | ${text(id)} | ${text(decision)} | ${text(margin ?? '')} |`,
  );
  return [tableHead, '|---|---|---|---|---|', ...rows].join('\n');
}
