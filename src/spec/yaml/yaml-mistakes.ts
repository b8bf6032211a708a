import type { Document, ErrorCode } from 'yaml';
import type { Path } from '../diagnostic.ts';

/** A mistake in a text as YAML. After a fatal one, the data are not what the author meant. */
export type YamlMistake = {
  readonly offset: number;
  readonly message: string;
  readonly hint: string | undefined;
  readonly fatal: boolean;
  /** Path of the value with the mistake. Other diagnostics on it follow from this one. */
  readonly path?: Path;
};

const quoteHint = 'put a text that holds ": " or starts with a special character in quotes';
const hints: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_SCALAR_START: quoteHint,
  BLOCK_AS_IMPLICIT_KEY: `${quoteHint}; or mend the indentation`,
  DUPLICATE_KEY: 'remove one of the two',
  MULTIPLE_DOCS: 'keep one document a file, and remove the line "---"',
  NON_STRING_KEY: 'a key is a name',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag; values need none',
};

/**
 * Returns the parser's mistakes. Of the fatal ones of a line only the first is kept, since the others follow
 * from it.
 */
export function yamlMistakes(document: Document.Parsed, yaml: string): readonly YamlMistake[] {
  const complaints = [...document.errors, ...document.warnings].map(({ code, message, pos }): YamlMistake => {
    return {
      offset: pos[0],
      message: describe(code, message, yaml.slice(...pos)),
      hint: hints[code],
      fatal: code !== 'DUPLICATE_KEY' && code !== 'TAG_RESOLVE_FAILED',
    };
  });
  const lineOf = (offset: number): number => yaml.lastIndexOf('\n', offset - 1);
  return complaints.filter(
    ({ offset, fatal }, index) =>
      !fatal ||
      !complaints
        .slice(0, index)
        .some((earlier) => earlier.fatal && lineOf(earlier.offset) === lineOf(offset)),
  );
}

function describe(code: ErrorCode, message: string, source: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key stands twice in its map';
  if (code === 'MULTIPLE_DOCS') return 'a second YAML document starts here';
  if (code === 'NON_STRING_KEY') return `the key ${source.split('\n', 1)[0]} is not text`;
  return `not YAML: ${message}`;
}
