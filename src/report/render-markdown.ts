import type { CheckView } from './view-checks.ts';
import type { View } from './view-outcome.ts';
import { escapeMarkdown as text, fenceMarkdown } from './words/escape-markdown.ts';

/**
 * A summary in Markdown, for a job's page or a comment: the table of verdicts, and each failure with its cause.
 *
 * @param images of pictures by their id: the path or address of a PNG; none, where absent
 */
export function renderMarkdown(view: View, images: Readonly<Record<string, string>> = {}): string {
  const { verdict, open } = view;
  const notes = [
    ...(view.complete ? [] : ['**Interrupted**: what is missing was not measured.']),
    ...view.changes.map((change) => `Changed on the command line: ${text(change)}`),
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
    table([...view.claims, ...view.guards]),
    ...pictures,
    `${text(view.runs.summary)}; ${text(view.file)}`,
  ].join('\n\n')}\n`;
}

function failure({ id, role, verdict, says, reason, commands }: CheckView): string {
  const shown = [commands.run, commands.explain].filter((command) => command !== null).join('\n');
  return [
    `### ${verdict.symbol} ${role} ${text(id)} ${verdict.state === 'fails' ? 'fails' : 'is undecided'}`,
    text(says),
    `**${text(reason)}**`,
    fenceMarkdown(shown),
  ].join('\n\n');
}

function table(checks: readonly CheckView[]): string {
  const rows = checks.map(
    ({ verdict, role, id, decision, margin }) =>
      `| ${verdict.symbol} ${verdict.word} | ${role} | ${text(id)} | ${text(decision)} | ${text(margin ?? '')} |`,
  );
  return ['| Verdict | | | Decided by | Margin |', '|---|---|---|---|---|', ...rows].join('\n');
}
