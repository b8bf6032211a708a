/**
 * True if a run left no fit: it threw, or what it returned was refused. Takes the run's record, or what was
 * measured of it.
 */
export function isFailed<T extends { readonly state: string }>(
  left: T,
): left is Extract<T, { readonly state: 'threw' | 'refused' }> {
  return left.state === 'threw' || left.state === 'refused';
}
