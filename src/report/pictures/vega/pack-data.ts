import type { VegaSpec } from '../picture.ts';

type Row = Readonly<Record<string, unknown>>;
type Source = { readonly values?: unknown };

/**
 * Stores the rows of a specification's data as columns, which hold each field's name once: half the bytes.
 * The page's script turns them into rows again.
 */
export function packData(spec: VegaSpec): VegaSpec {
  const { data } = spec as { readonly data?: readonly Source[] };
  return data === undefined ? spec : { ...spec, data: data.map(packSource) };
}

/** Packs a source unless a row has other fields than the first. */
function packSource(source: Source): Source {
  if (!Array.isArray(source.values)) return source;
  const rows = source.values as readonly Row[];
  const fields = Object.keys(rows[0] ?? {});
  const alike = rows.every(
    (row) => Object.keys(row).length === fields.length && fields.every((field) => Object.hasOwn(row, field)),
  );
  if (!alike || fields.length === 0) return source;
  const columns = fields.map((field) => [field, rows.map((row) => row[field])] as const);
  return { ...source, values: { columns: Object.fromEntries(columns) } };
}
