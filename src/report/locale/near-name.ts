import { didYouMean } from '../../spec/did-you-mean.ts';

/**
 * Returns the name in `has` that resembles the missing one.
 *
 * @param what names the missing one in quotes at its end, as in `metric "los"`
 */
export function nearName(what: string, has: readonly string[]): string | undefined {
  const name = /"([^"]*)"$/.exec(what)?.[1];
  return name === undefined ? undefined : didYouMean(name, has);
}
