/** A subject that cannot be accelerated runs as written: the message says why, to its author. */
export class Declined extends Error {
  override readonly name = 'Declined';
}
