import type { ExperimentSource } from '../../src/spec/experiment-tag.ts';
import type { Issue } from '../../src/spec/issue.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';

/** The issues of a YAML experiment; none where it parses. */
export function issuesOf(text: string, source?: ExperimentSource): readonly Issue[] {
  const file = source === undefined ? 'experiments/x.experiment.yaml' : 'experiments/x.experiment.ts';
  const parsed = parseExperiment({ file, text, ...(source === undefined ? {} : { source }) });
  return 'issues' in parsed ? parsed.issues : [];
}

/** `code line:column` of each issue: what a test should rest on, rather than on wording. */
export function placesOf(text: string, source?: ExperimentSource): readonly string[] {
  return issuesOf(text, source).map(({ code, at }) => `${code} ${at.line}:${at.column}`);
}
