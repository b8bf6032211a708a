/** Runs that go side by side, one a float32 of a 128-bit vector. */
export const lanes = 4;

/** From one element of a lane to its next: those of the other lanes lie between. */
export const elementBytes = 4 * lanes;
