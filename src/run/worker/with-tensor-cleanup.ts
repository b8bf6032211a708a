import type * as TensorFlow from '@tensorflow/tfjs';

/**
 * Does some work, then disposes of every tensor and variable that it left behind, also if it throws.
 * Earlier tensors, such as those of a subject's module, stay.
 */
export async function withTensorCleanup<T>(tf: typeof TensorFlow, work: () => T | Promise<T>): Promise<T> {
  const engine = tf.engine();
  const before = new Set(Object.keys(engine.state.registeredVariables));
  engine.startScope();
  try {
    return await work();
  } finally {
    const kept = engine.state.activeScope.track.filter((tensor) => tensor.kept);
    engine.endScope();
    for (const tensor of kept) tensor.dispose(); // an optimiser keeps its constants
    for (const [name, variable] of Object.entries(engine.state.registeredVariables)) {
      if (!before.has(name)) variable.dispose();
    }
  }
}
