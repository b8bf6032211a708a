import type { Reading, Statement, Term } from './statement.ts';

/** The expression as its grammar spells it, in one normal form. */
export function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'comparison':
      return `${printTerm(statement.left)} ${statement.operator} ${printTerm(statement.right)}`;
    case 'trend':
      return `${printReading(statement.reading)} ${statement.direction} along ${statement.axis}`;
    case 'state':
      return `${printReading(statement.reading)} ${statement.state === 'finite' ? 'is finite' : 'diverges'}`;
  }
}

export function printTerm({ factor, reading }: Term): string {
  if (reading === undefined) return String(factor);
  return factor === 1 ? printReading(reading) : `${factor} * ${printReading(reading)}`;
}

export function printReading({ metric, parameter, at, epoch }: Reading): string {
  const bindings = Object.entries({ ...at, ...(epoch === undefined ? {} : { epoch }) }).map(
    ([axis, value]) => `${axis}=${value}`,
  );
  const inside = [...(parameter === undefined ? [] : [parameter]), ...bindings];
  return inside.length === 0 ? metric : `${metric}(${inside.join(', ')})`;
}
