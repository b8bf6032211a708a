/** Text put in place of another by its place: offsets in UTF-16 units, the end not included. */
export type SourceChange = { readonly start: number; readonly end: number; readonly after: string };
