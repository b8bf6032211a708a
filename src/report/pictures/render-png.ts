import { crc32 } from 'node:zlib';
import { markOf } from '../../outcome/mark.ts';
import { literalColours } from './vega/picture-theme.ts';
import type { PictureSpec } from './picture.ts';
import { compilePicture, withVegaView } from './vega/vega-view.ts';

const pixelsPerPoint = 2;

/**
 * Renders a picture as PNG bytes on white, for Markdown and other places without a page. Its text uses the
 * fonts installed.
 */
export async function renderPng(spec: PictureSpec): Promise<Uint8Array> {
  const literal = { ...(withLiterals(spec) as PictureSpec), background: '#ffffff', padding: 12 };
  return withVegaView(await compilePicture(literal), async (view) => {
    const canvas: unknown = await view.toCanvas(pixelsPerPoint);
    // the canvas is node's, not a page's
    return withSoftware((canvas as { toBuffer(type: 'image/png'): Uint8Array }).toBuffer('image/png'));
  });
}

/** Returns why the canvas cannot be loaded, as where npm was told to omit what is optional; null if it can. */
export async function findCanvasProblem(): Promise<string | null> {
  try {
    await import('canvas');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** Size of a PNG's signature and header, in bytes; other chunks follow. */
const headerSize = 33;

/**
 * Adds a text chunk that names the software, as the PNG specification defines it, so that the file is
 * recognised later.
 */
function withSoftware(png: Uint8Array): Uint8Array {
  const body = Buffer.from(`tEXtSoftware\0${markOf('picture')}`, 'latin1');
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4); // the length of the text alone
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headerSize), length, body, check, png.subarray(headerSize)]);
}

/** Replaces CSS variables by colours, since a canvas knows no variables. */
function withLiterals(value: unknown): unknown {
  if (typeof value === 'string') return Object.hasOwn(literalColours, value) ? literalColours[value] : value;
  if (Array.isArray(value)) return value.map(withLiterals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLiterals(inner)]));
}
