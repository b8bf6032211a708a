import { createHash } from 'node:crypto';

/** First 64 bits of the SHA-256 of an array's bytes, in hexadecimal. */
export function digest(values: Float32Array | Int32Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
