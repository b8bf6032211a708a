import { templateSource, type JsonSafe, type TemplateSource } from './yaml/template-source.ts';

export type ExperimentSource = TemplateSource<'experiment'>;

/**
 * States an experiment in YAML, as raw text: LaTeX backslashes survive. `${…}` is inserted as JSON.
 *
 * @throws TypeError where a hole holds what JSON cannot
 */
export function experiment(strings: TemplateStringsArray, ...values: readonly JsonSafe[]): ExperimentSource {
  return templateSource('experiment', strings, values);
}
