import type { Outcome } from '../outcome/outcome.ts';
import { plainRow, type Row, type Table } from './table.ts';
import { formatApart } from './words/format-apart.ts';
import { formatNumber } from './words/format-number.ts';
import { quantityWords } from './words/quantity-words.ts';
import { verdictWords } from './words/verdict-words.ts';

const absent = '-';

/** What the chapter states: of its code, in its prose, and what a guard measured of it. */
export function viewStated(outcome: Outcome): Table {
  const { states, prose } = outcome.experiment;
  const names = [...new Set([...Object.keys(states), ...Object.keys(prose)])];
  const rows = names.map((name) =>
    statedRow(quantityWords(name), states[name], prose[name], measuredOf(outcome, name)),
  );
  return {
    caption: 'What the chapter states of its code, where its prose says otherwise, and what was measured',
    columns: ['Quantity', 'Code', 'Prose', 'Measured'],
    rows,
  };
}

type Measured = { readonly measured: number; readonly holds: boolean };

function statedRow(
  head: string,
  code: number | undefined,
  prose: number | undefined,
  found: Measured | undefined,
): Row {
  const cells = [
    code === undefined ? absent : formatNumber(code, 6),
    prose === undefined ? absent : `${formatNumber(prose, 6)}${prose === code ? '' : ' (differs)'}`,
    found === undefined ? absent : measuredWords(found, code),
  ];
  return found === undefined
    ? plainRow(head, cells)
    : { head, cells, state: found.holds ? 'holds' : 'fails' };
}

function measuredWords({ measured, holds }: Measured, code: number | undefined): string {
  const figure = holds || code === undefined ? formatNumber(measured) : formatApart(measured, code)[0];
  return `${figure} ${verdictWords(holds ? 'holds' : 'fails').symbol}`;
}

/** The worst that a guard found of a stated quantity. */
function measuredOf({ checks }: Outcome, name: string): Measured | undefined {
  const findings = checks.flatMap(({ verdict: { evidence } }) =>
    evidence.kind === 'findings' ? evidence.findings : [],
  );
  const own = findings.filter(({ quantity }) => quantity === name);
  return own.find(({ holds }) => !holds) ?? own[0];
}
