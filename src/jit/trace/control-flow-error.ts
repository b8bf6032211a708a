import { Declined } from '../decline.ts';
import { placeOfCall } from './place-of-call.ts';

/** The reason where probes take different ways, with the place where they do, if the code stands there. */
export function controlFlowError(how: string): Declined {
  const place = placeOfCall();
  return new Declined(
    `the code ${how}${place === undefined ? '' : ` (${place})`}, depending on its random numbers, on a swept number or on a value that it read: an if or a loop on such a number cannot be traced`,
  );
}
