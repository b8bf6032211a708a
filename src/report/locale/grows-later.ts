/**
 * Whether a run that diverged did so step by step: its weights grew, and it was finite in its first epoch. What is no
 * number from the first epoch on may be the data as well as the steps.
 *
 * @param epoch the first that is not finite; null where all were
 * @param growth of the weights over their start; null where it is not known
 */
export function growsLater(epoch: number | null, growth: number | null): boolean {
  return growth !== null && growth > 1 && (epoch === null || epoch > 1);
}
