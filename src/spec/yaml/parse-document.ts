import type { Position } from '../../model/experiment/experiment.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import type { Issue, IssueCode } from '../issue.ts';
import { placeYaml, type PlacedYaml } from './place-yaml.ts';
import { readYaml, type YamlTree } from './read-yaml.ts';
import type { TemplateSource } from './template-source.ts';

export type DocumentInput<Kind extends string = string> = {
  /** A posix path, relative to the folder bookproof runs in. */
  readonly file: string;
  /** The text of the file. */
  readonly text: string;
  /** The module's default export; absent if the file itself is YAML. */
  readonly source?: TemplateSource<Kind>;
};

/** The data of a declarative file, and the functions that lead from its parts back to the file. */
export type ParsedDocument = {
  readonly data: unknown;
  readonly sourceOf: YamlTree['sourceOf'];
  readonly positionOf: (path: Path) => Position;
  /** Turns the mistakes in the YAML, and the diagnostics, into issues in the order of the file. */
  readonly issuesOf: (diagnostics: readonly Diagnostic[]) => readonly Issue[];
};

/**
 * Reads the YAML of a declarative file.
 *
 * @param empty the message for a file that states nothing
 */
export function parseDocument(
  { file, text, source }: DocumentInput,
  empty: { readonly message: string; readonly hint: string },
): ParsedDocument | { readonly issues: readonly Issue[] } {
  const placed = placeYaml(text, source);
  const tree = readYaml(placed.yaml);
  if (tree.mistakes.some(({ fatal }) => fatal)) return { issues: toIssues(file, placed, yamlProblems(tree)) };
  if (tree.data === null || tree.data === undefined)
    return { issues: toIssues(file, placed, [{ code: 'unreadable', offset: 0, ...empty }]) };
  const reportedPaths = new Set(
    tree.mistakes.flatMap(({ path }) => (path === undefined ? [] : [JSON.stringify(path)])),
  );
  const isNews = ({ path }: Diagnostic) => !reportedPaths.has(JSON.stringify(path));
  return {
    data: tree.data,
    sourceOf: tree.sourceOf,
    positionOf: (path) => placed.positionAt(tree.offsetOf(path)),
    issuesOf: (diagnostics) =>
      toIssues(file, placed, [
        ...yamlProblems(tree),
        ...diagnostics.filter(isNews).map((diagnostic) => placeDiagnostic(tree, diagnostic)),
      ]),
  };
}

/** An issue whose offset in the YAML is known, before it has a line. */
type Problem = {
  readonly code: IssueCode;
  readonly offset: number;
  readonly message: string;
  readonly hint?: string | undefined;
};

function yamlProblems({ mistakes }: YamlTree): readonly Problem[] {
  return mistakes.map(({ offset, message, hint }) => ({ code: 'yaml', offset, message, hint }));
}

function placeDiagnostic(tree: YamlTree, { code, path, at, column, message, hint }: Diagnostic): Problem {
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

/** Names the line within the YAML, which is the best there is if the template was put together at run time. */
function lineOfYaml({ yaml }: PlacedYaml, offset: number): string {
  const line = yaml.slice(0, offset).split('\n').length;
  return `at line ${line} of the YAML, whose template is not written out in this file`;
}
