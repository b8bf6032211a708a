const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work that an interrupt stops in an orderly way: the work gets a signal that aborts, may clean up, and
 * once it has ended the interrupt is raised again, for whoever else waits for it or to end the process.
 */
export async function abortOnInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const stop = (interrupt: NodeJS.Signals): void => {
    received ??= interrupt;
    controller.abort(new DOMException(`interrupted by ${interrupt}`, 'AbortError'));
  };
  for (const interrupt of interrupts) process.on(interrupt, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const interrupt of interrupts) process.off(interrupt, stop);
    if (received) process.kill(process.pid, received);
  }
}
