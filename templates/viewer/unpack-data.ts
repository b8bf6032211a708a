import type { PictureData } from './picture-csv.ts';

type Columns = { readonly columns: Readonly<Record<string, readonly unknown[]>> };

/** Rows again of what src/report/pictures/vega/pack-data.ts made columns of. */
export function unpackData<T extends object>(spec: T): T & PictureData {
  const { data = [] } = spec as { readonly data?: readonly { readonly values?: unknown }[] };
  return {
    ...spec,
    data: data.map((source) =>
      isPacked(source.values) ? { ...source, values: rowsOf(source.values) } : source,
    ),
  } as T & PictureData; // what is no column is as Vega knows it
}

function isPacked(values: unknown): values is Columns {
  return typeof values === 'object' && values !== null && 'columns' in values;
}

function rowsOf({ columns }: Columns): readonly Readonly<Record<string, unknown>>[] {
  const fields = Object.entries(columns);
  return (fields[0]?.[1] ?? []).map((_, index) =>
    Object.fromEntries(fields.map(([field, values]) => [field, values[index]])),
  );
}
