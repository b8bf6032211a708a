import type { Cause } from '../../model/outcome/cause.ts';
import type { Quantity } from '../../model/outcome/quantity.ts';
import type { Finding, Margin, Verdict } from '../../model/outcome/verdict.ts';

/**
 * Returns a guard's verdict: all findings must hold.
 *
 * @param explain returns the cause if some finding does not hold
 * @param unexamined codes of the guard's topics about which these runs show nothing
 */
export function concludeFindings<Q extends Quantity>(
  findings: readonly Finding<Q>[],
  explain: (failed: readonly Finding<Q>[]) => Cause,
  unexamined: readonly string[] = [],
): Verdict {
  const failed = findings.filter(({ holds }) => !holds);
  const evidence = {
    kind: 'findings' as const,
    findings: [...findings],
    ...(unexamined.length === 0 ? {} : { unexamined: [...unexamined] }),
  };
  if (failed.length === 0) return { state: 'holds', evidence, margin: toleranceMargin(findings) };
  return { state: 'fails', evidence, margin: toleranceMargin(findings), cause: explain(failed) };
}

/**
 * Returns the share that is left of the tolerance with the least left. Returns null if a quantity that must
 * be exact is not, or if no finding has a tolerance.
 */
function toleranceMargin(findings: readonly Finding[]): Margin | null {
  if (findings.some(({ holds, tolerance }) => !holds && tolerance === 0)) return null;
  const left = findings
    .filter(({ tolerance }) => tolerance > 0)
    .map(({ measured, stated, tolerance }) => 1 - Math.abs(measured - stated) / tolerance);
  return left.length === 0 ? null : { value: Math.min(...left), unit: 'tolerance', sds: null };
}
