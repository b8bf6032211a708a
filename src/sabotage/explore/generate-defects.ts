import { comparisonDefects } from './comparison-defects.ts';
import { constantDefects } from './constant-defects.ts';
import type { SubjectTexts } from '../../model/experiment/defect.ts';
import { meanSumDefects, trainTestDefects } from './name-defects.ts';
import { argumentDefects, lineDefects } from './omission-defects.ts';
import { parseSource, type ParsedSource } from './parse-source.ts';
import type { SourceChange } from './source-change.ts';

const makers = {
  constant: constantDefects,
  'mean-sum': meanSumDefects,
  'train-test': trainTestDefects,
  line: lineDefects,
  argument: argumentDefects,
  comparison: comparisonDefects,
} as const satisfies Record<string, (source: ParsedSource) => readonly SourceChange[]>;

export type DefectKind = keyof typeof makers;

export const defectKinds = Object.keys(makers) as readonly DefectKind[]; // the keys of `makers` are the kinds

/** A generated defect: one small change of a subject's source. */
export type GeneratedDefect = SourceChange & {
  /**
   * Its kind, place and, for kinds with several changes of one place, the new text:
   * `comparison:book.js:3:12:<=`.
   */
  readonly id: string;
  readonly kind: DefectKind;
  /** The path relative to the folder that bookproof runs in, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly before: string;
};

export type Generated = {
  /** In the order of the files as given, then by place, then by kind. */
  readonly defects: readonly GeneratedDefect[];
  /** Files that could not be parsed, and why. */
  readonly unparsed: readonly { readonly file: string; readonly why: string }[];
};

/** Generates the defects of a subject's JavaScript and TypeScript: the same text gives the same defects. */
export function generateDefects(texts: SubjectTexts): Generated {
  const defects: GeneratedDefect[] = [];
  const unparsed: { file: string; why: string }[] = [];
  for (const [file, text] of texts) {
    try {
      const parsed = parseSource(file, text);
      if (parsed !== undefined) defects.push(...defectsOf(file, parsed));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      unparsed.push({ file, why: error.message });
    }
  }
  return { defects, unparsed };
}

function defectsOf(file: string, source: ParsedSource): readonly GeneratedDefect[] {
  const { text } = source;
  return defectKinds
    .flatMap((kind) => makers[kind](source).map((change) => describe(kind, file, text, change)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end); // stable: kinds stay in their order
}

function describe(kind: DefectKind, file: string, text: string, change: SourceChange): GeneratedDefect {
  const { start, end, after } = change;
  const lines = text.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/);
  const place = `${file}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  const variant = kind === 'constant' || kind === 'comparison' ? `:${after}` : '';
  return {
    id: `${kind}:${place}${variant}`,
    kind,
    file,
    line: lines.length,
    before: text.slice(start, end),
    ...change,
  };
}

/** Returns the subject's source with a defect made. */
export function makeDefect(texts: SubjectTexts, { file, start, end, after }: GeneratedDefect): SubjectTexts {
  const text = texts.get(file) ?? '';
  return new Map(texts).set(file, text.slice(0, start) + after + text.slice(end));
}
