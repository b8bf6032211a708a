import { fitMarkdown, type MarkdownBlock, type MarkdownLimit } from './fit-markdown.ts';
import type { SabotageRowView } from '../view/sabotage.ts';
import type { View } from '../view/outcome.ts';
import { escapeMarkdown as text } from './escape.ts';

/** The lightest block is left out first if a page cannot hold everything. */
const weights = { verdict: 5, problem: 4, table: 3, open: 2, holds: 1 };

/**
 * Renders the last sabotage in Markdown, for a job's page: how it ended, what it does not prove, and what
 * noticed each defect.
 */
export function renderSabotageSummary(
  { title, sabotage, texts }: View,
  { limit, whole }: { readonly limit: MarkdownLimit; readonly whole: string },
): string {
  if (sabotage === null) return '';
  const { verdict, headline, lapses: problems, rows } = sabotage;
  const blocks: readonly MarkdownBlock[] = [
    { text: `## ${verdict.symbol} ${text(title)}: ${text(headline)}`, weight: weights.verdict },
    ...problems.map((problem) => ({ text: `- ${text(problem)}`, weight: weights.problem })),
    { text: `${texts.defectTableHead}\n|---|---|---|`, weight: weights.table },
    ...rows.map((row) => ({
      text: rowText(row),
      weight: row.state === 'holds' ? weights.holds : weights.open,
      continues: true,
    })),
  ];
  return fitMarkdown(
    blocks,
    limit,
    (count) => `*${texts.leftOut} ${count}. ${texts.wholeReport} ${text(whole)}*`,
  );
}

function rowText({ symbol, word, id, notices }: SabotageRowView): string {
  return `| ${symbol} ${word} | ${text(id)} | ${text(notices.map(({ check }) => check).join(', '))} |`;
}
