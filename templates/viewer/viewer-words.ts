/** What the page's scripts say, in the page's language; `{…}` is filled in by `fillIn`. */
export type ViewerWords = {
  /** The experiment's id, for names of files. */
  readonly name: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly live: string;
  readonly static: string;
  readonly saved: string;
  readonly failed: string;
  readonly hint: string;
  readonly mute: string;
  readonly shown: string;
};

/** `{shown} of {total}` with what stands for each name. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
