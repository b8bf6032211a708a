import { buildExperiment } from './build-experiment.ts';
import { checkDocument } from './check-document.ts';
import { checkShape } from './check-shape.ts';
import { draftExperiment } from './draft.ts';
import type { ExperimentSource } from './experiment-tag.ts';
import type { Experiment } from './experiment.ts';
import type { Finding, Path } from './finding.ts';
import type { Issue, IssueCode } from './issue.ts';
import { placeYaml, type PlacedYaml } from './place-yaml.ts';
import { readYaml, type YamlTree } from './read-yaml.ts';

export type ExperimentInput = {
  /** Posix, relative to the folder bookproof runs in. */
  readonly file: string;
  /** What the file holds. */
  readonly text: string;
  /** What the module exports by default; absent where the file itself is YAML. */
  readonly source?: ExperimentSource;
};

/** The experiment that a file states, or all that is wrong with it, in the order of the file. */
export function parseExperiment({
  file,
  text,
  source,
}: ExperimentInput): { readonly experiment: Experiment } | { readonly issues: readonly Issue[] } {
  const placed = placeYaml(text, source);
  const tree = readYaml(placed.yaml);
  if (tree.mistakes.some(({ fatal }) => fatal)) return { issues: toIssues(file, placed, yamlProblems(tree)) };
  if (tree.data === null || tree.data === undefined) {
    const hint = 'write at least a title, a subject and one claim';
    return {
      issues: toIssues(file, placed, [
        { code: 'unreadable', offset: 0, message: 'the experiment is empty', hint },
      ]),
    };
  }

  const shape = checkShape(tree.data, tree.sourceOf);
  const checked = checkDocument(draftExperiment(tree.data));
  const findings = [...('findings' in shape ? shape.findings : []), ...checked.findings];
  const problems = [...yamlProblems(tree), ...findings.map((finding) => placeFinding(tree, finding))];
  if (problems.length > 0 || 'findings' in shape) return { issues: toIssues(file, placed, problems) };
  const positionOf = (path: Path) => placed.positionAt(tree.offsetOf(path));
  return { experiment: buildExperiment(file, shape.document, checked.claims, positionOf) };
}

/** An issue that knows its offset in the YAML. */
type Problem = {
  readonly code: IssueCode;
  readonly offset: number;
  readonly message: string;
  readonly hint?: string | undefined;
};

function yamlProblems({ mistakes }: YamlTree): readonly Problem[] {
  return mistakes.map(({ offset, message, hint }) => ({ code: 'yaml', offset, message, hint }));
}

function placeFinding(tree: YamlTree, { code, path, at, column, message, hint }: Finding): Problem {
  const offset = at === 'key' ? tree.offsetOfKey(path) : tree.offsetOf(path, column);
  return { code, offset, message, hint };
}

function toIssues(file: string, placed: PlacedYaml, problems: readonly Problem[]): readonly Issue[] {
  return problems.toSorted((a, b) => a.offset - b.offset).map((problem) => toIssue(file, placed, problem));
}

function toIssue(file: string, placed: PlacedYaml, { code, offset, message, hint }: Problem): Issue {
  const hints = [hint, placed.found ? undefined : lineOfYaml(placed, offset)].filter(
    (part) => part !== undefined,
  );
  const issue: Issue = { code, file, at: placed.positionAt(offset), message };
  return hints.length === 0 ? issue : { ...issue, hint: hints.join('; ') };
}

/** Where the template was put together at run time, the line within the YAML is the best there is. */
function lineOfYaml({ yaml }: PlacedYaml, offset: number): string {
  const line = yaml.slice(0, offset).split('\n').length;
  return `at line ${line} of the YAML, whose template is not written out in this file`;
}
