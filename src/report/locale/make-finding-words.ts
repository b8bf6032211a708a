import type { Against, ComposedQuantity, FindingCode, Quantity } from '../../model/outcome/quantity.ts';
import type { RelationKind } from '../../model/outcome/relation-kinds.ts';

/** A language's texts for the quantities of findings. */
export type FindingTexts = {
  readonly findings: Readonly<Record<FindingCode, string>>;
  /** Words for the code of a metric. */
  readonly quantity: (code: string) => string;
  readonly broken: Readonly<Record<RelationKind, string>>;
  readonly relation: (relation: string, broken: string) => string;
  /** A figure in a cell, such as `lambda=5`. */
  readonly at: (figure: string, cell: string) => string;
  readonly state: string;
  readonly streams: string;
  readonly draws: string;
  /** The distance of a parameter from what it is held against. */
  readonly distance: Readonly<Record<Against, (parameter: string) => string>>;
};

/** Makes the function that words the quantity of a finding. */
export function makeFindingWords(texts: FindingTexts): (quantity: Quantity) => string {
  return (quantity) => (typeof quantity === 'string' ? texts.findings[quantity] : compose(quantity, texts));
}

function compose(composed: ComposedQuantity, texts: FindingTexts): string {
  switch (composed.of) {
    case 'metric':
      return texts.quantity(composed.name);
    case 'parameter':
      return texts.distance[composed.against](composed.name);
    case 'cell':
      return texts.at(texts.quantity(composed.figure), composed.cell);
    case 'relation':
      return texts.relation(composed.relation, texts.broken[composed.kind]);
    case 'state':
    case 'draws':
    case 'streams':
      return texts[composed.of];
  }
}
