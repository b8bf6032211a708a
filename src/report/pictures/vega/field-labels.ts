import type { VegaSpec } from '../picture.ts';

/** Words for fields of a picture's data, by the field's name. */
export type FieldLabels = Readonly<Record<string, string>>;

/**
 * Returns the words for the fields of a picture's data: those in `known`, else the title of the axis along
 * which the field is placed.
 */
export function fieldLabels(spec: VegaSpec, known: FieldLabels): FieldLabels {
  const { axes = [], marks = [] } = spec as Parts;
  const titles = new Map(axes.flatMap(({ scale, title }) => (title ? [[scale, title] as const] : [])));
  const placed = marks.flatMap(positions).flatMap(({ scale, field }) => {
    const title = titles.get(scale ?? '');
    return typeof field === 'string' && title !== undefined && !Object.hasOwn(known, field)
      ? [[field, title] as const]
      : [];
  });
  return { ...known, ...Object.fromEntries(placed) };
}

type Parts = {
  readonly axes?: readonly { readonly scale: string; readonly title?: string }[];
  readonly marks?: readonly Mark[];
};
type Position = { readonly scale?: string; readonly field?: unknown };
type Mark = {
  readonly marks?: readonly Mark[];
  readonly encode?: { readonly update?: { readonly x?: Position; readonly y?: Position } };
};

function positions({ marks = [], encode: { update: { x, y } = {} } = {} }: Mark): readonly Position[] {
  return [...[x, y].filter((each) => each !== undefined), ...marks.flatMap(positions)];
}
