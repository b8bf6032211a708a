import util from 'node:util';

/**
 * Puts back what tfjs-node takes from `require('util')`. Call it in every thread before tfjs-node is loaded.
 *
 * The default import is the very object that `require('util')` returns; a namespace import would be a frozen view.
 */
export function restoreRemovedUtil(): void {
  // Node 23 removed both functions, and tfjs-node 4.22 still calls them; Node 22 has them but prints a warning.
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
