/** A time in ISO 8601, UTC, to the minute; what is none is left as it is. */
export function when(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}
