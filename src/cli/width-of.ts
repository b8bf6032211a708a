/** Columns for a file or a pipe, and for a terminal that does not say how many it has. */
const usual = 100;

/**
 * Returns the columns that a report is laid out in. Terminals without a size, as in some editors and
 * containers, say 0 or nothing.
 */
export function widthOf({ isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number }): number {
  return isTTY === true && columns ? columns : usual;
}
