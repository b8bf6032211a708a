import type * as TensorFlow from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { Declined } from '../decline.ts';
import { diverged } from './diverged.ts';
import { originOf } from './tag-draws.ts';
import { sameShape, type TensorRef, type TraceEntry, type Values } from './trace.ts';

type TensorInfo = TensorFlow.TensorInfo;
type DataId = TensorInfo['dataId'];
type BackendValues = Parameters<MathBackendCPU['write']>[0];

/** What the subject is given where it reads a tensor: its true values, or others of the same size. */
export type AnswerRead = (values: Values, read: number) => Values;

const backendName = 'bookproof-trace';

/** What is written down of one trace. */
type Notes = {
  readonly entries: TraceEntry[];
  readonly answer: AnswerRead;
  /** How many entries there may be: a loop on other numbers might never end. */
  readonly most: number;
  /** The last one of each data: most are seen in one shape, time and again. */
  readonly refs: Map<DataId, TensorRef>;
  reads: number;
};

/** The cpu backend, writing down every upload, kernel and read while it has notes to write in. */
class TracingBackend extends MathBackendCPU {
  notes: Notes | null = null;
  /** Above zero inside a kernel, whose own calls are its business. */
  depth = 0;

  refer({ dataId, shape, dtype }: TensorInfo): TensorRef {
    const refs = this.notes?.refs ?? new Map<DataId, TensorRef>();
    const last = refs.get(dataId);
    if (last && last.dtype === dtype && sameShape(last.shape, shape)) return last;
    const ref = { id: last?.id ?? refs.size, shape: [...shape], dtype };
    refs.set(dataId, ref);
    return ref;
  }

  /** A tensor that is used: one made before the trace began, as a subject's module may hold, is made now. */
  meet(tensor: TensorInfo): TensorRef {
    const { dataId, shape, dtype } = tensor;
    if (this.notes && !this.notes.refs.has(dataId))
      this.#upload(dataId, super.readSync(dataId), shape, dtype);
    return this.refer(tensor);
  }

  note(entry: TraceEntry): void {
    if (!this.notes || this.depth > 0) return;
    if (this.notes.entries.length >= this.notes.most)
      throw diverged('goes on for longer than in another run');
    this.notes.entries.push(entry);
  }

  override write(values: BackendValues, shape: number[], dtype: TensorFlow.DataType): DataId {
    const dataId = super.write(values, shape, dtype);
    if (this.notes && this.depth === 0) this.#upload(dataId, values, shape, dtype);
    return dataId;
  }

  override readSync(dataId: DataId): BackendValues {
    const values = super.readSync(dataId);
    return this.notes && this.depth === 0 ? this.#read(this.notes, dataId, expectNumbers(values)) : values;
  }

  override async read(dataId: DataId): Promise<BackendValues> {
    return this.readSync(dataId);
  }

  #upload(dataId: DataId, given: BackendValues, shape: number[], dtype: TensorFlow.DataType): void {
    if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')
      throw new Declined(`a tensor of ${dtype} is made, which is not known here`);
    const values = expectNumbers(given);
    this.note({
      kind: 'upload',
      tensor: this.refer({ dataId, shape, dtype }),
      values: values.slice(),
      origin: originOf(values),
    });
  }

  #read(notes: Notes, dataId: DataId, values: Values): Values {
    const { dtype } = this.data.get(dataId);
    const { id } = this.meet({ dataId, shape: [values.length], dtype });
    const answer = notes.answer(values, notes.reads++);
    this.note({ kind: 'read', id, values: answer });
    return answer;
  }
}

function expectNumbers(values: BackendValues): Values {
  if (values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint8Array)
    return values;
  throw new Declined('a tensor holds what is no number');
}

let made: TracingBackend | undefined;

/** Registers the backend and its kernels, once a process. */
function tracingBackend(tf: typeof TensorFlow): TracingBackend {
  if (made) return made;
  const backend = new TracingBackend();
  tf.registerBackend(backendName, () => backend);
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    tf.registerKernel({
      ...kernel,
      backendName,
      kernelFunc: (call) => traceKernel(backend, kernel, call),
    });
  }
  made = backend;
  return backend;
}

type Kernel = TensorFlow.KernelConfig;

function traceKernel(
  backend: TracingBackend,
  kernel: Kernel,
  call: Parameters<Kernel['kernelFunc']>[0],
): TensorInfo | TensorInfo[] {
  if (backend.depth > 0) return kernel.kernelFunc(call);
  const inputs: Record<string, TensorRef> = {};
  for (const name of Object.keys(call.inputs)) {
    const tensor = call.inputs[name]; // absent where optional, as a bias is
    if (tensor) inputs[name] = backend.meet(tensor);
  }
  const made = within(backend, () => kernel.kernelFunc(call));
  const outputs = (Array.isArray(made) ? made : [made]).map((output) => backend.refer(output));
  backend.note({ kind: 'kernel', name: kernel.kernelName, inputs, attributes: { ...call.attrs }, outputs });
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
 * @throws Declined where it asks more than `most` times
 */
export async function recordTrace<T>(
  tf: typeof TensorFlow,
  answer: AnswerRead,
  work: () => T | Promise<T>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly entries: readonly TraceEntry[]; readonly result: T }> {
  const before = tf.getBackend();
  const backend = tracingBackend(tf);
  await tf.setBackend(backendName);
  const entries: TraceEntry[] = [];
  backend.notes = { entries, answer, most, refs: new Map(), reads: 0 };
  try {
    const result = await work();
    return { entries, result };
  } finally {
    backend.notes = null;
    await tf.setBackend(before);
  }
}
