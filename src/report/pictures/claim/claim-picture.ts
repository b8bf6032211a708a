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
 * The small picture of what decides a claim: how far it is from flipping. Null where nothing was
 * measured, or nothing that can be drawn.
 *
 * @param table the same numbers, as the claim shows them
 */
export function claimPicture(evidence: Evidence, id: string, table: Table, words: Words): Picture | null {
  if (evidence.kind === 'findings' || evidence.rows.length === 0) return null;
  const draw = drawings[evidence.kind] as (evidence: Evidence, words: Words) => ClaimDrawing | null; // the table pairs each kind with its own
  const drawing = evidence.tally.interval ? sharePicture(evidence.tally, words) : draw(evidence, words);
  return drawing && { id, metrics: [], ...drawing, table };
}

/** The small picture of each statement of several that must all hold; none where the claim is one statement or a share. */
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
  all: () => null, // each part has its own
} satisfies {
  readonly [K in Exclude<Kind, 'findings'>]: (evidence: EvidenceOf<K>, words: Words) => ClaimDrawing | null;
};
