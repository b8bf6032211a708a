import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { plainRow, type Row, type Table } from './table.ts';
import { formatDistinct, formatNumber } from '../format/numbers.ts';
import { verdictWords } from '../format/verdict-words.ts';

const absent = '-';

/** Returns the table of what the chapter states in its code and its prose, with what a guard measured. */
export function viewStated(outcome: Outcome, words: Words): Table {
  const { states, prose } = outcome.experiment;
  const { stated: text } = words.section;
  const names = [...new Set([...Object.keys(states), ...Object.keys(prose)])];
  const rows = names.map((name) =>
    statedRow(
      words.quantity(name),
      { code: states[name], prose: prose[name], found: measuredOf(outcome, name) },
      words,
    ),
  );
  return {
    caption: text.caption,
    columns: [text.quantity, text.code, text.prose, text.measured],
    rows,
  };
}

type Measured = { readonly measured: number; readonly holds: boolean };

type Statement = {
  readonly code: number | undefined;
  readonly prose: number | undefined;
  readonly found: Measured | undefined;
};

function statedRow(head: string, { code, prose, found }: Statement, words: Words): Row {
  const cells = [
    code === undefined ? absent : formatNumber(code, 6),
    prose === undefined ? absent : proseWords(formatNumber(prose, 6), prose === code, words),
    found === undefined ? absent : measuredWords(found, code, words),
  ];
  return found === undefined
    ? plainRow(head, cells)
    : { head, cells, state: found.holds ? 'holds' : 'fails' };
}

function proseWords(figure: string, same: boolean, { section }: Words): string {
  return same ? figure : section.stated.differs(figure);
}

function measuredWords({ measured, holds }: Measured, code: number | undefined, words: Words): string {
  const figure = holds || code === undefined ? formatNumber(measured) : formatDistinct(measured, code)[0];
  return `${figure} ${verdictWords(holds ? 'holds' : 'fails', words).symbol}`;
}

/** Returns a guard's finding on a stated quantity, one that fails if there is one. */
function measuredOf({ checks }: Outcome, name: string): Measured | undefined {
  const findings = checks.flatMap(({ verdict: { evidence } }) =>
    evidence.kind === 'findings' ? evidence.findings : [],
  );
  const own = findings.filter(({ quantity }) => quantity === name);
  return own.find(({ holds }) => !holds) ?? own[0];
}
