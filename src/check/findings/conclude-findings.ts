import type { Cause } from '../../model/outcome/cause.ts';
import type { Quantity } from '../../model/outcome/quantity.ts';
import type { Finding, Margin, Verdict } from '../../model/outcome/verdict.ts';

/**
 * A guard's verdict from its findings: all must hold.
 *
 * @param explain is asked for the cause where one does not
 * @param unexamined what the guard makes sure of elsewhere and found nothing of here, by code
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

/** What is left of the most used tolerance, as a share of it; null where what must be exact is not, or all is. */
function toleranceMargin(findings: readonly Finding[]): Margin | null {
  if (findings.some(({ holds, tolerance }) => !holds && tolerance === 0)) return null;
  const left = findings
    .filter(({ tolerance }) => tolerance > 0)
    .map(({ measured, stated, tolerance }) => 1 - Math.abs(measured - stated) / tolerance);
  return left.length === 0 ? null : { value: Math.min(...left), unit: 'tolerance', sds: null };
}
