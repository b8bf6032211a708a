/** A replacement of part of a text: offsets in UTF-16 units, without the end, and the new text. */
export type SourceChange = { readonly start: number; readonly end: number; readonly after: string };
