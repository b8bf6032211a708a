import * as z from 'zod';
import { locales } from './experiment/locales.ts';
import { backendNames } from './run/backend.ts';
import { jitChoices } from './run/jit-choice.ts';

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int(error).min(least, error).max(most, error);
};
const text = z.string('must be a text').min(1, 'must not be empty');
const seconds = 'must be a number of seconds, above 0 and at most 86400';

/** What a package may set for all commands, in package.json or in a file of its own. */
export const settings = z
  .strictObject(
    {
      output: text,
      locale: z.enum(locales, `must be ${oneOf(locales)}`),
      backend: z.enum(['auto', ...backendNames], `must be ${oneOf(['auto', ...backendNames])}`),
      workers: wholeNumber(1, 1024),
      prevalence: wholeNumber(0, 10_000_000),
      jit: z.enum(jitChoices, `must be ${oneOf(jitChoices)}`),
      timeout: z.number(seconds).positive(seconds).max(86_400, seconds),
      reporter: z.union([text, z.array(text)], 'must be a text, or a list of texts'),
    },
    'must be a map of settings',
  )
  .partial();

export type Settings = Readonly<z.infer<typeof settings>>;

function oneOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
