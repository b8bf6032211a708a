import type { FailedRecord } from '../../model/run/record.ts';

/** Capitalises the first word, if it is a plain word and not a name from code. */
export function capitalise(text: string): string {
  return /^[a-z]+(?![\w(.[-])/.test(text) ? text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : text;
}

/** Puts a text on one line: each run of white space becomes one space. */
export function flattenText(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Cuts a text for one line of a summary; the whole of a message is where its run is listed. */
export function briefText(text: string, most = 400): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The most that is shown of an error, in UTF-16 units: outcomes of 0.1.0 hold messages of any length. */
const longestError = 3000;

/** Says why a run left no fit: the name and message of what it threw, or what is wrong with what it returned. */
export function errorText({ state, error }: FailedRecord): string {
  return briefText(state === 'refused' ? error.message : `${error.name}: ${error.message}`, longestError);
}
