import { checkMap } from './check-map.ts';
import type { ClaimMap } from '../../model/experiment/claim-map.ts';
import { checkStatement } from './check-statement.ts';
import { checkSettings } from './check-settings.ts';
import type { ClaimDraft } from '../schema/draft.ts';
import type { Quantifier } from '../../model/experiment/experiment.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { parseQuantifier } from '../expression/parse-quantifier.ts';
import type { Scope } from '../checking-scope.ts';
import type { Statement } from '../../model/experiment/statement.ts';

/** A claim's texts, parsed. A part is missing if diagnostics say why. */
export type CheckedClaim = {
  readonly diagnostics: readonly Diagnostic[];
  readonly statement?: Statement;
  readonly quantifier?: Quantifier;
  readonly map?: ClaimMap;
};

/** Parses a claim, and checks its fields against each other and against the experiment. */
export function checkClaim(scope: Scope, claim: ClaimDraft, path: Path): CheckedClaim {
  const settings = checkSettings(scope, claim.with, [...path, 'with']);
  const expected = readStatement(scope, claim, [...path, 'expect']);
  const quantified = readQuantifier(claim, [...path, 'in']);
  const mapped = checkMap(scope, claim, expected.statement, [...path, 'map']);
  return {
    ...expected,
    ...quantified,
    ...mapped,
    diagnostics: [...settings, ...expected.diagnostics, ...quantified.diagnostics, ...mapped.diagnostics],
  };
}

function readStatement(scope: Scope, claim: ClaimDraft, path: Path): CheckedClaim {
  // The schema has reported an empty text.
  if (claim.expect === null || claim.expect.trim() === '') return { diagnostics: [] };
  const parsed = parseExpression(claim.expect);
  if ('error' in parsed) return { diagnostics: [{ code: 'expression', path, ...parsed.error }] };
  const diagnostics = checkStatement(scope, claim, parsed);
  return {
    statement: parsed.statement,
    diagnostics: diagnostics.map((diagnostic) => Object.assign({ path }, diagnostic)),
  };
}

function readQuantifier(claim: ClaimDraft, path: Path): CheckedClaim {
  if (claim.in === null || claim.in.trim() === '') return { diagnostics: [] };
  const parsed = parseQuantifier(claim.in);
  if ('error' in parsed) return { diagnostics: [{ code: 'shape', path, ...parsed.error }] };
  if (!claim.deterministic || parsed.quantifier.kind === 'every')
    return { diagnostics: [], quantifier: parsed.quantifier };
  const message = `"${claim.in}" asks many runs of a claim that is deterministic, all of which would be one`;
  const hint = 'remove "in", or "deterministic" where its runs draw random numbers';
  return { diagnostics: [{ code: 'shape', path, message, hint }] };
}
