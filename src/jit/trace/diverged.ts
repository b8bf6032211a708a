import { Declined } from '../decline.ts';

/** The reason where probes take different ways. */
export function diverged(how: string): Declined {
  return new Declined(
    `the code ${how}, depending on its random numbers, on a swept number or on a value that it read: an if or a loop on such a number cannot be traced`,
  );
}
