import type { Random } from '../../random/random.ts';
import { Declined } from '../decline.ts';
import type { Origin, Request, Values } from './trace.ts';

type Tag = Origin & { readonly handed: Values };

/** By buffer: what it holds from its first byte on. */
const tags = new WeakMap<ArrayBufferLike, Tag>();

/** A slice is a copy, and still of its stream; a subarray shares its buffer anyway. */
class DrawnFloats extends Float32Array {
  override slice(start?: number, end?: number): Float32Array<ArrayBuffer> {
    return tagSlice(this, super.slice(start, end), start);
  }
}

class DrawnIntegers extends Int32Array {
  override slice(start?: number, end?: number): Int32Array<ArrayBuffer> {
    return tagSlice(this, super.slice(start, end), start);
  }
}

function tagSlice<T extends Values>(from: Values, copy: T, start = 0): T {
  const tag = tags.get(from.buffer);
  const first = start < 0 ? Math.max(0, from.length + start) : start;
  if (tag)
    tags.set(copy.buffer, { ...tag, offset: tag.offset + from.byteOffset / from.BYTES_PER_ELEMENT + first });
  return copy;
}

/**
 * Streams whose numbers are recognised wherever they are uploaded, by the buffer that they lie in and the
 * place within it: values that are equal by chance are never taken for them.
 *
 * @returns the streams, and the requests made of them, a list that grows
 */
export function tagDraws(random: Random): { readonly random: Random; readonly requests: readonly Request[] } {
  const requests: Request[] = [];
  const hand = <T extends Values>(stream: string, kind: Request['kind'], handed: Values, values: T): T => {
    tags.set(values.buffer, { request: requests.length, offset: 0, handed });
    requests.push({ stream, kind, size: values.length });
    return values;
  };
  const decline = (kind: string) => (): never => {
    throw new Declined(`random.${kind} is not followed: draw normals or permutations`);
  };
  return {
    requests,
    random: {
      uniform: decline('uniform'),
      bernoulli: decline('bernoulli'),
      integers: decline('integers'),
      choice: decline('choice'),
      normal: (stream, shape) => {
        const values = random.normal(stream, shape);
        return hand(stream, 'normal', values, new DrawnFloats(values));
      },
      permutation: (stream, n) => {
        const values = random.permutation(stream, n);
        return hand(stream, 'permutation', values, new DrawnIntegers(values));
      },
    },
  };
}

/**
 * Where a stream handed these numbers out; null where none did.
 *
 * @throws Declined where they were changed since
 */
export function originOf(values: Values): Origin | null {
  const tag = tags.get(values.buffer);
  if (!tag) return null;
  const { request, handed } = tag;
  const offset = tag.offset + values.byteOffset / values.BYTES_PER_ELEMENT;
  const same = values.every((value, i) => Object.is(value, handed[offset + i]));
  if (!same)
    throw new Declined(
      'numbers from a stream are changed in JavaScript before they become a tensor: change them as a tensor, after',
    );
  return { request, offset };
}
