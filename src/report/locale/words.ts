import type { english } from './en/english.ts';

/** All that a language says in a report. English leads: what it says, every other language must. */
export type Words = typeof english;
