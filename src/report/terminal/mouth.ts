import { escapeUnits, visibleText } from '../format/visible-text.ts';

/** How texts leave for a terminal, or for the log of a service. */
export type Mouth = {
  /** Stands before what is bookproof's own in a text. No data can hold it: it is made anew by every process. */
  readonly seal: string;
  /** Whether what reads the output obeys lines of it, as GitHub Actions does. */
  readonly inLog: boolean;
};

/** What a seal may stand before: one of our colours (layout.ts), or what begins a command to GitHub's log. */
const own = new RegExp(`^(?:${String.fromCodePoint(0x1b)}\\[\\d+m|::)`);

/**
 * Returns a text as it may be written: colours and commands of bookproof's own stay, and every other character that
 * a terminal would obey or hide is written out, as in \u001b. In a log no other line is a command.
 */
export function cleanForTerminal(text: string, { seal, inLog }: Mouth): string {
  const clean = (part: string) => (inLog ? withoutCommands(visibleText(part)) : visibleText(part));
  if (seal === '') return clean(text);
  const [first = '', ...sealed] = text.split(seal);
  const parts = sealed.map((part) => {
    const [ours = ''] = own.exec(part) ?? [];
    return ours + clean(part.slice(ours.length));
  });
  return clean(first) + parts.join('');
}

/**
 * Writes out what makes a command: GitHub obeys a line that begins with `::` after white space, and `##[…]` wherever
 * it stands; others obey `##vso[…]` and `##teamcity[…]`. The meaning of a JSON text stays.
 */
function withoutCommands(text: string): string {
  return text.replaceAll(
    /^\s*:(?=:)|#(?=#[a-z]*\[)/gim,
    (mark) => mark.slice(0, -1) + escapeUnits(mark.slice(-1)),
  );
}
