import type { Position } from '../../model/experiment/experiment.ts';
import { findTemplate } from './find-template.ts';
import { linePositions } from './line-positions.ts';
import type { TemplateSource } from './template-source.ts';

/** The YAML of a declarative file, and the place in the file of each of its characters. */
export type PlacedYaml = {
  readonly yaml: string;
  /** False if the template is not in this file; then every position is 1:1. */
  readonly found: boolean;
  readonly positionAt: (offset: number) => Position;
};

/** A stretch of YAML: copied from the file character by character, or the JSON of a hole. */
type Piece = { readonly kind: 'copied' | 'hole'; readonly yaml: string; readonly start: number };

export function placeYaml(text: string, source?: TemplateSource): PlacedYaml {
  // A template's raw strings hold "\n" whatever the file holds. The columns of a line are the same.
  const file = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const position = linePositions(file);
  if (source === undefined) return { yaml: file, found: true, positionAt: position };
  const starts = findTemplate(file, source);
  const pieces = cutPieces(source, starts ?? []);
  return {
    yaml: pieces.map(({ yaml }) => yaml).join(''),
    found: starts !== undefined,
    positionAt:
      starts === undefined ? () => ({ line: 1, column: 1 }) : (offset) => position(toFile(pieces, offset)),
  };
}

function cutPieces({ chunks, holes }: TemplateSource, starts: readonly number[]): readonly Piece[] {
  return chunks.flatMap((chunk, index) => {
    const start = starts[index] ?? 0;
    const hole = holes[index];
    const pieces = unescape(chunk, start);
    return hole === undefined
      ? pieces
      : [...pieces, { kind: 'hole', yaml: hole, start: start + chunk.length }];
  });
}

/** Cuts a raw chunk at the backslashes that only keep the template from ending: those before ` and ${. */
function unescape(chunk: string, start: number): Piece[] {
  let next = start;
  return chunk.split(/\\(?=`|\$\{)/).map((yaml) => {
    const piece: Piece = { kind: 'copied', yaml, start: next };
    next += yaml.length + 1;
    return piece;
  });
}

function toFile(pieces: readonly Piece[], offset: number): number {
  let rest = offset;
  for (const { kind, yaml, start } of pieces) {
    if (rest < yaml.length) return kind === 'hole' ? start : start + rest;
    rest -= yaml.length;
  }
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.start + last.yaml.length;
}
