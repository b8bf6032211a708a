import type * as TensorFlow from '@tensorflow/tfjs';
import type * as TensorFlowCpu from '@tensorflow/tfjs-backend-cpu';
import { Declined } from '../decline.ts';
import { assertSameEntry } from './assert-same-entry.ts';
import { placeOfCall } from './place-of-call.ts';
import { sameShape, type Origin, type TensorRef, type TraceEntry, type Values } from './trace.ts';
import { useInPlace } from './watch-backend.ts';
import { watchedDraw } from './watch-draw.ts';

type TensorInfo = TensorFlow.TensorInfo;
type DataId = TensorInfo['dataId'];
type BackendValues = Parameters<TensorFlowCpu.MathBackendCPU['write']>[0];

/** What the subject is given where it reads a tensor of some size, in place of its values. */
export type AnswerRead = (size: number, read: number) => Values;

/** Makes of an answer what the subject gets in its place. */
export type WatchAnswer = (answer: Values) => Values;

const backendName = 'bookproof-trace';

/** A longer trace would fill the memory, and its program would be longer than the caches of a processor by far. */
const maxCalls = 200_000;

function tooLong(): Declined {
  return new Declined(
    `the code makes more than ${maxCalls.toLocaleString('en')} calls in a run, or loops until it reads some value: so many are not traced`,
  );
}

/** Thrown where the entry that is looked for is reached. */
export class Located extends Error {
  readonly place: string | undefined;

  constructor(place: string | undefined) {
    super('the entry that is looked for is reached');
    this.place = place;
  }
}

/** What is written down of one trace. */
type Notes = {
  readonly entries: TraceEntry[];
  readonly answer: AnswerRead;
  readonly watch: WatchAnswer | undefined;
  /** What another trace did, which this one is to do as well: its kernels are then not computed anew. */
  readonly twin: readonly TraceEntry[] | undefined;
  /** The entry that is looked for. */
  readonly stopAt: number | undefined;
  /** The last one of each data: most are seen in one shape, time and again. */
  readonly refs: Map<DataId, TensorRef>;
  reads: number;
};

/** The cpu backend, writing down every upload, kernel and read while it has notes to write in. */
interface TracingBackend extends TensorFlowCpu.MathBackendCPU {
  notes: Notes | null;
  /** Above zero inside a kernel, whose own calls are its business. */
  depth: number;
  /** The values of a tensor, which nobody is said to have read. */
  peek(dataId: DataId): BackendValues;
}

/** Makes the backend of a copy of TensorFlow.js out of that copy's own cpu backend. */
function createTracingBackend(tf: typeof TensorFlow): TracingBackend {
  const cpu = tf.findBackendFactory('cpu')?.() as TensorFlowCpu.MathBackendCPU | undefined;
  if (cpu === undefined)
    throw new Declined('@tensorflow/tfjs-backend-cpu, which traces are made with, is not installed');
  const MathBackendCPU = cpu.constructor as typeof TensorFlowCpu.MathBackendCPU;
  class Tracing extends MathBackendCPU implements TracingBackend {
    notes: Notes | null = null;
    depth = 0;

    peek(dataId: DataId): BackendValues {
      return super.readSync(dataId);
    }

    override write(values: BackendValues, shape: number[], dtype: TensorFlow.DataType): DataId {
      const drawn = watchedDraw(values);
      const own = drawn?.values ?? values;
      const dataId = super.write(own, shape, dtype);
      if (this.notes && this.depth === 0)
        noteUpload(this, { dataId, shape, dtype }, own, drawn?.origin ?? null);
      return dataId;
    }

    override readSync(dataId: DataId): BackendValues {
      if (!this.notes || this.depth > 0) return super.readSync(dataId);
      return noteRead(this, this.notes, dataId);
    }

    override async read(dataId: DataId): Promise<BackendValues> {
      return this.readSync(dataId);
    }
  }
  return new Tracing();
}

function refer({ notes }: TracingBackend, { dataId, shape, dtype }: TensorInfo): TensorRef {
  const refs = notes?.refs ?? new Map<DataId, TensorRef>();
  const last = refs.get(dataId);
  if (last && last.dtype === dtype && sameShape(last.shape, shape)) return last;
  const ref = { id: last?.id ?? refs.size, shape: [...shape], dtype };
  refs.set(dataId, ref);
  return ref;
}

/** A tensor that is used: one made before the trace began, as a subject's module may hold, is made now. */
function meet(backend: TracingBackend, tensor: TensorInfo): TensorRef {
  if (backend.notes && !backend.notes.refs.has(tensor.dataId))
    noteUpload(backend, tensor, backend.peek(tensor.dataId), null);
  return refer(backend, tensor);
}

/** What the twin did at this place; undefined where there is none. */
function twinEntryOf({ notes }: TracingBackend): TraceEntry | undefined {
  return notes?.twin?.[notes.entries.length];
}

function note({ notes, depth }: TracingBackend, entry: TraceEntry): void {
  if (!notes || depth > 0) return;
  const { entries, twin, stopAt } = notes;
  if (entries.length === stopAt) throw new Located(placeOfCall());
  const twinEntry = twin?.[entries.length];
  if (twin) assertSameEntry(entry, twinEntry, entries.length);
  if (entries.length >= maxCalls) throw tooLong();
  entries.push(twinEntry?.kind === 'kernel' ? twinEntry : entry); // equal ones are kept once
}

function noteUpload(
  backend: TracingBackend,
  tensor: TensorInfo,
  given: BackendValues,
  origin: Origin | null,
): void {
  const { dtype } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')
    throw new Declined(`a tensor of ${dtype} is made, which is not known here`);
  const values = parseNumbers(given);
  note(backend, { kind: 'upload', tensor: refer(backend, tensor), values: values.slice(), origin });
}

function noteRead(backend: TracingBackend, notes: Notes, dataId: DataId): Values {
  const { dtype } = backend.data.get(dataId);
  const size = sizeToRead(backend, notes, dataId);
  const { id } = meet(backend, { dataId, shape: [size], dtype });
  const answer = notes.answer(size, notes.reads++);
  note(backend, { kind: 'read', id, values: answer });
  return notes.watch?.(answer) ?? answer;
}

/** Data have no shape of their own; where nothing was computed the twin's say how many they are. */
function sizeToRead(backend: TracingBackend, { twin }: Notes, dataId: DataId): number {
  const twinEntry = twinEntryOf(backend);
  if (!twin) return parseNumbers(backend.peek(dataId)).length;
  return twinEntry?.kind === 'read' ? twinEntry.values.length : 0; // 0: it is about to be declined
}

function parseNumbers(values: BackendValues): Values {
  if (values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint8Array)
    return values;
  throw new Declined('a tensor holds what is no number');
}

const made = new WeakMap<object, TracingBackend>();

/** Registers the backend and its kernels, once for each copy of TensorFlow.js. */
function tracingBackend(tf: typeof TensorFlow): TracingBackend {
  const before = made.get(tf.engine());
  if (before) return before;
  const backend = createTracingBackend(tf);
  tf.registerBackend(backendName, () => backend);
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    tf.registerKernel({
      ...kernel,
      backendName,
      kernelFunc: (call) => traceKernel(backend, kernel, call),
    });
  }
  made.set(tf.engine(), backend);
  return backend;
}

type Kernel = TensorFlow.KernelConfig;

const nothing = { outputs: [], listed: false } as const;

function traceKernel(
  backend: TracingBackend,
  kernel: Kernel,
  call: Parameters<Kernel['kernelFunc']>[0],
): TensorInfo | TensorInfo[] {
  if (backend.depth > 0) return kernel.kernelFunc(call);
  const inputs: Record<string, TensorRef> = {};
  for (const name of Object.keys(call.inputs)) {
    const tensor = call.inputs[name]; // absent where optional, as a bias is
    if (tensor) inputs[name] = meet(backend, tensor);
  }
  const name = kernel.kernelName;
  const attributes = { ...call.attrs };
  if (backend.notes?.twin) {
    const twinEntry = twinEntryOf(backend);
    const { outputs, listed } = twinEntry?.kind === 'kernel' ? twinEntry : nothing;
    note(backend, { kind: 'kernel', name, inputs, attributes, outputs, listed }); // declines what is no twin
    const made = outputs.map((output) => {
      const shared = Object.keys(inputs).find((input) => inputs[input]?.id === output.id);
      return makeAlike(backend, output, shared === undefined ? undefined : call.inputs[shared]);
    });
    return listed ? made : (made[0] as TensorInfo);
  }
  const made = within(backend, () => kernel.kernelFunc(call));
  const listed = Array.isArray(made);
  const outputs = (listed ? made : [made]).map((output) => refer(backend, output));
  note(backend, { kind: 'kernel', name, inputs, attributes, outputs, listed });
  return made;
}

/** A tensor in the shape of another trace's, over the data of an input where that one is; its numbers are nobody's business. */
function makeAlike(backend: TracingBackend, output: TensorRef, shared: TensorInfo | undefined): TensorInfo {
  const { shape, dtype } = output;
  const own = { shape: [...shape], dtype: dtype as TensorFlow.DataType };
  if (shared) backend.incRef(shared.dataId);
  const made = shared
    ? { dataId: shared.dataId, ...own }
    : within(backend, () => backend.makeTensorInfo(own.shape, own.dtype));
  backend.notes?.refs.set(made.dataId, output); // known by what another trace knew it by
  return made;
}

function within<T>(backend: TracingBackend, work: () => T): T {
  backend.depth++;
  try {
    return work();
  } finally {
    backend.depth--;
  }
}

/**
 * Records what some work asks of a backend; the backend in use before is in use again after.
 *
 * @param twin what other work asked, that this must ask as well; its kernels are not computed then, so that
 *   all it may read are answers that need no values
 * @param stopAt the entry at which to stop
 * @param watch makes of each answer what the work gets
 * @throws Declined where it asks for something else than its twin
 * @throws Located where it is to stop
 */
export async function recordTrace<T>(
  tf: typeof TensorFlow,
  answer: AnswerRead,
  work: () => T | Promise<T>,
  {
    twin,
    stopAt,
    watch,
  }: {
    readonly twin?: readonly TraceEntry[] | undefined;
    readonly stopAt?: number;
    readonly watch?: WatchAnswer;
  } = {},
): Promise<{ readonly entries: readonly TraceEntry[]; readonly result: T }> {
  const backend = tracingBackend(tf);
  seeWatched(tf);
  return useInPlace(tf, backendName, async () => {
    const entries: TraceEntry[] = [];
    backend.notes = { entries, answer, watch, twin, stopAt, refs: new Map(), reads: 0 };
    try {
      const result = await work();
      return { entries, result };
    } finally {
      backend.notes = null;
    }
  });
}

const seeing = new WeakSet<object>();

/** Lets TensorFlow.js take watched draws for the typed arrays that they stand for; once for each platform. */
function seeWatched(tf: typeof TensorFlow): void {
  const { platform } = tf.env();
  if (seeing.has(platform)) return;
  seeing.add(platform);
  const isTypedArray = platform.isTypedArray.bind(platform);
  platform.isTypedArray = (value): value is Float32Array =>
    watchedDraw(value) !== undefined || isTypedArray(value);
}
