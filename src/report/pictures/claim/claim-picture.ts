import type { Evidence } from '../../../model/outcome/verdict.ts';
import type { Words } from '../../locale/words.ts';
import type { Table } from '../../view/table.ts';
import { statementText, viewEvidence } from '../../view/evidence.ts';
import { comparisonPicture } from './comparison-picture.ts';
import type { ClaimDrawing, Picture } from '../picture.ts';
import { sharePicture } from './share-picture.ts';
import { statePicture } from './state-picture.ts';
import { trendPicture } from './trend-picture.ts';

type Kind = Evidence['kind'];
type EvidenceOf<K extends Kind> = Extract<Evidence, { kind: K }>;

/**
 * Draws how far a claim is from flipping. Returns null if nothing was measured, or nothing that can be drawn.
 *
 * @param table the same numbers, as the claim shows them
 */
export function claimPicture(evidence: Evidence, id: string, table: Table, words: Words): Picture | null {
  if (evidence.kind === 'findings' || evidence.rows.length === 0) return null;
  const draw = drawings[evidence.kind] as (evidence: Evidence, words: Words) => ClaimDrawing | null; // the table has one function for each kind
  const drawing = evidence.tally.interval ? sharePicture(evidence.tally, words) : draw(evidence, words);
  return drawing && { id, metrics: [], ...drawing, table };
}

/**
 * Draws each statement of a claim that joins several with `and`. Returns an empty list for one statement, or
 * if a share decides.
 */
export function partPictures(evidence: Evidence, id: string, words: Words): readonly Picture[] {
  if (evidence.kind !== 'all' || evidence.tally.interval) return [];
  return evidence.parts.flatMap((part, index) => {
    const picture = claimPicture(part, `${id}-${index + 1}`, viewEvidence(part, words), words);
    return picture ? [{ ...picture, title: statementText(part) }] : [];
  });
}

const drawings = {
  comparison: comparisonPicture,
  trend: trendPicture,
  state: statePicture,
  all: () => null, // its parts are drawn one by one
} satisfies {
  readonly [K in Exclude<Kind, 'findings'>]: (evidence: EvidenceOf<K>, words: Words) => ClaimDrawing | null;
};
