/** Bytes that grow at their end; numbers in the encodings of the WebAssembly binary format. */
export type ByteWriter = {
  readonly length: () => number;
  byte(value: number): void;
  /** An unsigned 32-bit integer in LEB128: seven bits a byte, lowest first, the high bit where more follow. */
  unsigned(value: number): void;
  /** A signed 32-bit integer in LEB128: the last byte's bit 6 is its sign. */
  signed(value: number): void;
  /** IEEE 754 single precision, little-endian. */
  float32(value: number): void;
  append(values: ArrayLike<number>): void;
  /** UTF-8, its length in bytes before it. */
  text(value: string): void;
  /** What was written: a view, good until more is. */
  bytes(): Uint8Array;
};

const scratch = new DataView(new ArrayBuffer(4));

export function byteWriter(capacity = 256): ByteWriter {
  let bytes = new Uint8Array(capacity);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * bytes.length, length + more));
    grown.set(bytes.subarray(0, length));
    bytes = grown;
  };
  const byte = (value: number): void => {
    if (length === bytes.length) reserve(1);
    bytes[length++] = value;
  };
  const append = (values: ArrayLike<number>): void => {
    reserve(values.length);
    bytes.set(values, length);
    length += values.length;
  };
  const unsigned = (value: number): void => {
    if (value !== value >>> 0) throw new RangeError(`${value} is no unsigned 32-bit integer`);
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) byte((rest & 0x7f) | 0x80);
    byte(rest);
  };

  return {
    length: () => length,
    byte,
    append,
    unsigned,
    signed(value) {
      if (value !== (value | 0)) throw new RangeError(`${value} is no signed 32-bit integer`);
      let rest = value;
      for (; rest < -0x40 || rest > 0x3f; rest >>= 7) byte((rest & 0x7f) | 0x80);
      byte(rest & 0x7f);
    },
    float32(value) {
      scratch.setFloat32(0, value, true);
      for (let i = 0; i < 4; i++) byte(scratch.getUint8(i));
    },
    text(value) {
      const encoded = new TextEncoder().encode(value);
      unsigned(encoded.length);
      append(encoded);
    },
    bytes: () => bytes.subarray(0, length),
  };
}
