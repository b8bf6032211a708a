/** What is read here of a Vega specification: the data that stand in it. */
export type PictureData = {
  readonly data?: readonly { readonly values?: readonly Readonly<Record<string, unknown>>[] }[];
};

/**
 * The values of a picture in full precision as CSV (RFC 4180), one row each under one row of heads. A text
 * that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function pictureCsv({ data = [] }: PictureData, labels: Readonly<Record<string, string>>): string {
  const rows = data.flatMap(({ values }) => (Array.isArray(values) ? values : []));
  const fields = dataFields(rows, labels);
  const lines = [
    fields.map((field) => cell(labelOf(field, labels))),
    ...rows.map((row) => fields.map((field) => cell(row[field]))),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** The fields that say something: a yes or no without a label is the drawing's own business. */
export function dataFields(
  rows: readonly Readonly<Record<string, unknown>>[],
  labels: Readonly<Record<string, string>>,
): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.filter(
    (name) =>
      Object.hasOwn(labels, name) ||
      rows.some((row) => Object.hasOwn(row, name) && typeof row[name] !== 'boolean'),
  );
}

/** What a field is called. */
export function labelOf(field: string, labels: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(labels, field) ? labels[field] : undefined) ?? field;
}

function cell(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = textOf(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
