import type { FailedRecord } from '../../model/run/record.ts';

/** Capitalises the first word, if it is a plain word and not a name from code. */
export function capitalise(text: string): string {
  return /^[a-z]+(?![\w(.[-])/.test(text) ? text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : text;
}

/** Puts a text on one line: each run of white space becomes one space. */
export function flattenText(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Says why a run left no fit: the name and message of what it threw, or what is wrong with what it returned. */
export function errorText({ state, error }: FailedRecord): string {
  return state === 'refused' ? error.message : `${error.name}: ${error.message}`;
}
