import { printValue } from '../values/setting-text.ts';
import type { Part, Reading, Statement, Term, Tolerance } from '../../model/experiment/statement.ts';

/** Renders a statement in the grammar of expressions, in one normal form. */
export function printStatement(statement: Statement): string {
  return statement.kind === 'all' ? statement.parts.map(printPart).join(' and ') : printPart(statement);
}

function printPart(part: Part): string {
  switch (part.kind) {
    case 'comparison':
      return `${printTerm(part.left)} ${printOperator(part)} ${printTerm(part.right)}`;
    case 'trend':
      return `${printReading(part.reading)} ${part.direction} along ${part.axis}`;
    case 'state':
      return `${printReading(part.reading)} ${part.state === 'finite' ? 'is finite' : 'diverges'}`;
  }
}

/** Renders what stands between the two sides of a comparison. */
export function printOperator(part: Extract<Part, { kind: 'comparison' }>): string {
  return part.operator === 'within' ? `is within ${printTolerance(part.tolerance)} of` : part.operator;
}

function printTolerance({ value, unit }: Tolerance): string {
  return unit === 'percent' ? `${value} %` : String(value);
}

export function printTerm(term: Term): string {
  if ('absolute' in term) return `abs(${printTerm(term.absolute)})`;
  if ('operator' in term) {
    const own = rank(term);
    const left = inBrackets(term.left, rank(term.left) < own);
    return `${left} ${term.operator} ${inBrackets(term.right, rank(term.right) <= own)}`;
  }
  const { factor, reading } = term;
  if (reading === undefined) return String(factor);
  return factor === 1 ? printReading(reading) : `${factor} * ${printReading(reading)}`;
}

/** The precedence of a term: 1 for sums, 2 for products, 3 for the rest. */
function rank(term: Term): number {
  if ('operator' in term) return term.operator === '+' || term.operator === '-' ? 1 : 2;
  return 'factor' in term && term.reading !== undefined && term.factor !== 1 ? 2 : 3;
}

function inBrackets(term: Term, needed: boolean): string {
  return needed ? `(${printTerm(term)})` : printTerm(term);
}

export function printReading({ metric, parameter, index, at, epoch }: Reading): string {
  const bindings = Object.entries({ ...at, ...(epoch === undefined ? {} : { epoch }) }).map(
    ([axis, value]) => `${axis}=${printValue(value)}`,
  );
  const inside = [...(parameter === undefined ? [] : [parameter]), ...bindings];
  const name = index === undefined ? metric : `${metric}[${index}]`;
  return inside.length === 0 ? name : `${name}(${inside.join(', ')})`;
}
