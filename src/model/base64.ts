/** Little-endian bytes in base64, of a float32 array. */
export function encodeFloats(values: Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

/** @throws RangeError where the bytes are no whole number of float32 */
export function decodeFloats(text: string): Float32Array {
  return new Float32Array(decode(text));
}

/** Little-endian bytes in base64, of an int32 array. */
export function encodeIntegers(values: Int32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

/** @throws RangeError where the bytes are no whole number of int32 */
export function decodeIntegers(text: string): Int32Array {
  return new Int32Array(decode(text));
}

function decode(text: string): ArrayBuffer {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64')); // its own buffer: Buffer's pool is not aligned
  return bytes.buffer;
}
