/** All of a fit, its random numbers alone, or what follows once they are there; `one`: all, a call for each run. */
export type Work = 'all' | 'draw' | 'fit' | 'one';

/** Mean final losses of the runs with λ = 5, by which one sees that all contestants do the same work. */
export type Answer = { readonly seconds: number; readonly train: number; readonly test: number };

/** Who makes runs of the chapter's fit: run i with λ = i mod 10, and random numbers of its own. */
export type Contestant = {
  readonly name: string;
  ask(work: Work, runs: number, seed: number): Promise<Answer>;
  close(): void;
};
