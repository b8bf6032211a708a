import type { english } from './en/english.ts';

/** All that a language says in a report. English defines what every other language must say. */
export type Words = typeof english;
