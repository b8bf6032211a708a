import { didYouMean } from '../../spec/did-you-mean.ts';

/** Of the names that a run left, the one that the one it lacks resembles, as `metric "los"` names it. */
export function nearName(what: string, has: readonly string[]): string | undefined {
  const name = /"([^"]*)"$/.exec(what)?.[1];
  return name === undefined ? undefined : didYouMean(name, has);
}
