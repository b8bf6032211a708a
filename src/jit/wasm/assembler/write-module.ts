import { byteWriter, type ByteWriter } from './byte-writer.ts';

export type Import =
  | { readonly kind: 'memory'; readonly module: string; readonly name: string; readonly pages: number }
  | { readonly kind: 'function'; readonly module: string; readonly name: string; readonly type: number };

/** A module in parts; indices of functions count the imported ones first. */
export type ModuleParts = {
  readonly types: readonly (readonly number[])[];
  readonly imports: readonly Import[];
  readonly functions: readonly { readonly name: string; readonly type: number; readonly body: Uint8Array }[];
  readonly exports: readonly { readonly name: string; readonly index: number }[];
  /** What the table holds; absent where there is none. */
  readonly elements: readonly number[] | undefined;
};

/** Section numbers in the order that the format demands: WebAssembly Core Specification 2.0, §5.5.2. */
const sections = {
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  export: 7,
  element: 9,
  code: 10,
  custom: 0,
} as const;

const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]; // "\0asm", 1
const funcref = 0x70;

/** The binary of a module: WebAssembly Core Specification 2.0, §5.5. */
export function writeModule({
  types,
  imports,
  functions,
  exports,
  elements,
}: ModuleParts): Uint8Array<ArrayBuffer> {
  const out = byteWriter(functions.reduce((size, { body }) => size + body.length + 64, 1024));
  out.append(magicAndVersion);
  section(out, 'type', types, (to, type) => to.append(type));
  section(out, 'import', imports, writeImport);
  section(out, 'function', functions, (to, { type }) => to.unsigned(type));
  section(out, 'table', elements === undefined ? [] : [elements.length], (to, size) => {
    to.append([funcref, 0]); // no upper limit
    to.unsigned(size);
  });
  section(out, 'export', exports, (to, { name, index }) => {
    to.text(name);
    to.byte(0); // a function
    to.unsigned(index);
  });
  section(out, 'element', elements === undefined ? [] : [elements], (to, members) => {
    to.append([0, 0x41, 0, 0x0b]); // active, in table 0, from i32.const 0
    to.unsigned(members.length);
    for (const member of members) to.unsigned(member);
  });
  section(out, 'code', functions, (to, { body }) => {
    to.unsigned(body.length);
    to.append(body);
  });
  writeNames(
    out,
    functions.map(({ name }) => name),
    imports.filter(({ kind }) => kind === 'function').length,
  );
  return Uint8Array.from(out.bytes());
}

function writeImport(to: ByteWriter, wanted: Import): void {
  to.text(wanted.module);
  to.text(wanted.name);
  if (wanted.kind === 'function') {
    to.byte(0);
    to.unsigned(wanted.type);
  } else {
    to.append([2, 0]); // a memory without an upper limit
    to.unsigned(wanted.pages);
  }
}

/** Number, size, and a vector of entries; nothing where there are no entries. */
function section<T>(
  out: ByteWriter,
  name: Exclude<keyof typeof sections, 'custom'>,
  entries: readonly T[],
  write: (to: ByteWriter, entry: T) => void,
): void {
  if (entries.length === 0) return;
  const content = byteWriter(1024);
  content.unsigned(entries.length);
  for (const entry of entries) write(content, entry);
  out.byte(sections[name]);
  out.unsigned(content.length());
  out.append(content.bytes());
}

/** The names of functions, for stack traces and profiles: §7.4.1 of the same, subsection 1. */
function writeNames(out: ByteWriter, names: readonly string[], from: number): void {
  const map = byteWriter();
  map.unsigned(names.length);
  names.forEach((name, i) => {
    map.unsigned(from + i);
    map.text(name);
  });
  const content = byteWriter();
  content.text('name');
  content.byte(1);
  content.unsigned(map.length());
  content.append(map.bytes());
  out.byte(sections.custom);
  out.unsigned(content.length());
  out.append(content.bytes());
}
