/** The epoch, counted from 1, of a value of a metric by its index, counted from 0. */
export function epochOf(index: number): number {
  return index + 1;
}

/** The index, counted from 0, of a metric's value at an epoch, counted from 1. */
export function indexOf(epoch: number): number {
  return epoch - 1;
}
