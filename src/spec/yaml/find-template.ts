import type { TemplateSource } from './template-source.ts';

/**
 * Finds where each chunk of a tagged template starts in its file. It takes the first template with just these
 * chunks, preferring one with the source's own tag. Returns undefined if there is none.
 *
 * @param text with line ends as in the chunks: "\n" alone
 */
export function findTemplate(
  text: string,
  { kind, chunks }: Pick<TemplateSource, 'kind' | 'chunks'>,
): readonly number[] | undefined {
  const tag = new RegExp(`\\b${kind.replace('bookproof/', '')}\\s*$`);
  const matches: { tagged: boolean; starts: readonly number[] }[] = [];
  for (let tick = text.indexOf('`'); tick >= 0; tick = text.indexOf('`', tick + 1)) {
    const starts = matchAt(text, tick + 1, chunks);
    if (starts) matches.push({ tagged: tag.test(text.slice(Math.max(0, tick - 100), tick)), starts });
  }
  return (matches.find(({ tagged }) => tagged) ?? matches[0])?.starts;
}

function matchAt(text: string, start: number, chunks: readonly string[]): readonly number[] | undefined {
  const [first = '', ...rest] = chunks;
  if (!text.startsWith(first, start)) return undefined;
  const starts = [start];
  let end = start + first.length;
  for (const [index, chunk] of rest.entries()) {
    if (!text.startsWith('${', end)) return undefined;
    // A hole's expression is not parsed: it ends at the first brace that the next chunk follows.
    const closing = index === rest.length - 1 ? '`' : '${';
    const brace = text.indexOf(`}${chunk}${closing}`, end + 2);
    if (brace < 0) return undefined;
    starts.push(brace + 1);
    end = brace + 1 + chunk.length;
  }
  return text[end] === '`' ? starts : undefined;
}
