import { templateSource, type JsonSafe, type TemplateSource } from './yaml/template-source.ts';

export type SabotageSource = TemplateSource<'sabotage'>;

/**
 * States deliberate defects in YAML, as raw text. A backtick or `${` of the code needs a backslash before it.
 *
 * @throws TypeError if the value of a `${…}` cannot be written as JSON
 */
export function sabotage(strings: TemplateStringsArray, ...values: readonly JsonSafe[]): SabotageSource {
  return templateSource('sabotage', strings, values);
}
