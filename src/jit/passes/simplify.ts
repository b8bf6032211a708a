import type { Program } from '../program/program.ts';
import { dropAliases } from './drop-aliases.ts';
import { eliminateDeadCode } from './dead-code.ts';
import { extractPowers } from './extract-powers.ts';
import { foldConstants } from './fold-constants.ts';
import { eliminateCommonSubexpressions } from './common-subexpressions.ts';

/** A pass: the same figures by less work. */
export type Pass = (program: Program) => Program;

/** In the order in which they run; each leaves something for the next. */
export const passes = {
  dropDead: eliminateDeadCode,
  dropAliases,
  foldConstants,
  extractPowers,
  mergeCommon: eliminateCommonSubexpressions,
} satisfies Record<string, Pass>;

export type PassName = keyof typeof passes;

/** How many nodes a pass left. */
export type PassReport = { readonly pass: PassName; readonly nodes: number };

/** Far more than it takes: what one round leaves, the next one finds. */
const maxRounds = 30;

function isSame(a: Program, b: Program): boolean {
  return a.nodes.length === b.nodes.length && textOf(a) === textOf(b);
}

/** All that passes change; tables stay as they are. */
function textOf({ nodes }: Program): string {
  return JSON.stringify(nodes.map((node) => (node.kind === 'table' ? node.kind : node)));
}

/**
 * Runs the passes, all of them again until none finds anything left to do.
 *
 * @param without passes that are left out
 */
export function simplify(
  program: Program,
  without: ReadonlySet<PassName> = new Set(),
): { readonly program: Program; readonly reports: readonly PassReport[] } {
  const reports: PassReport[] = [];
  let current = program;
  for (let round = 0; round < maxRounds; round++) {
    const before = current;
    for (const [pass, run] of Object.entries(passes) as [PassName, Pass][]) {
      if (without.has(pass)) continue;
      current = run(current);
      reports.push({ pass, nodes: current.nodes.length });
    }
    if (isSame(before, current)) break;
  }
  return { program: current, reports };
}
