import type * as TensorFlow from '@tensorflow/tfjs';

/**
 * Disposes of every tensor and variable that `work` made and left behind, also when it throws.
 * What was there before, such as a subject module's own tensors, stays.
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
