import type { Experiment } from '../../model/experiment/experiment.ts';

/**
 * Renders the message for an experiment that took longer than its timeout. It names the runs under way, since
 * one of them may never end, and says what to do.
 *
 * @param timeout in milliseconds
 */
export function describeOverdue(
  { id, file }: Pick<Experiment, 'id' | 'file'>,
  timeout: number,
  underWay: readonly string[],
): string {
  const [first, ...others] = underWay;
  const late = `${id} took longer than ${timeout / 1000} s;`;
  const remedy = 'a longer "timeout" gives it more';
  if (first === undefined) return `${late} no run was under way; ${remedy}`;
  const alone = `\`npx bookproof run ${file} --only ${first}\` makes ${others.length === 0 ? 'it' : 'the first'} alone`;
  return `${late} under way: ${underWay.join(', ')}; ${alone}, and ${remedy}`;
}
