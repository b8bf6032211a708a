import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { plainRow, type Table } from './table.ts';
import { formatNumber, formatSettings } from '../format/numbers.ts';

type Program = Outcome['programs'][number];

/** Returns the table of programs: how large each one is, or why runs of its settings were not made in lanes. */
export function viewPrograms({ programs, prevalence }: Outcome, words: Words): Table {
  const { programs: text } = words.section;
  return {
    caption: `${text.caption}${prevalence?.compared ? text.compared(prevalence.compared) : ''}`,
    columns: [text.settings, text.lifted, text.how],
    rows: programs.map((program) =>
      plainRow(formatSettings(program.settings, words.quantity) || text.none, [
        program.lifted.map(words.quantity).join(', ') || text.none,
        how(program, text),
      ]),
    ),
  };
}

function how(program: Program, text: Words['section']['programs']): string {
  switch (program.state) {
    case 'accelerated': {
      const { calls, loops, kernels, bytes } = program;
      return text.accelerated(calls, loops, kernels, formatNumber(bytes / 1000));
    }
    case 'declined':
      return text.declined(program.reason);
    case 'differs':
      return text.differs(program.reason);
  }
}
