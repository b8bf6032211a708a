import type { FailedRecord } from '../../model/run/record.ts';

/** Why a run left no fit: what it threw, by its name, or what is wrong with what it returned. */
export function errorText({ state, error }: FailedRecord): string {
  return state === 'refused' ? error.message : `${error.name}: ${error.message}`;
}
