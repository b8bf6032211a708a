/** Runs that a program makes at once: each is one float32 of a 128-bit vector. */
export const lanes = 4;

/** Bytes from one element of a lane to the next: the same element of the other lanes lies between. */
export const elementBytes = 4 * lanes;
