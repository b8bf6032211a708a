import { templateSource, type JsonSafe, type TemplateSource } from './yaml/template-source.ts';

export type ExperimentSource = TemplateSource<'experiment'>;

/**
 * States an experiment in YAML, as raw text, so that LaTeX backslashes survive. `${…}` is inserted as JSON.
 *
 * @throws TypeError if the value of a `${…}` cannot be written as JSON
 */
export function experiment(strings: TemplateStringsArray, ...values: readonly JsonSafe[]): ExperimentSource {
  return templateSource('experiment', strings, values);
}
