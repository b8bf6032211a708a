import { didYouMean } from '../../spec/did-you-mean.ts';

/** Whether one of the names that a run left resembles the one it lacks, as `metric "los"` names it. */
export function hasNearName(what: string, has: readonly string[]): boolean {
  const name = /"([^"]*)"$/.exec(what)?.[1];
  return name !== undefined && didYouMean(name, has) !== undefined;
}
