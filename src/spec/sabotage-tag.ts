import { templateSource, type JsonSafe, type TemplateSource } from './yaml/template-source.ts';

export type SabotageSource = TemplateSource<'sabotage'>;

/**
 * States deliberate defects in YAML, as raw text; a backtick or `${` of the code is written with a backslash before it.
 *
 * @throws TypeError where a hole holds what JSON cannot
 */
export function sabotage(strings: TemplateStringsArray, ...values: readonly JsonSafe[]): SabotageSource {
  return templateSource('sabotage', strings, values);
}
