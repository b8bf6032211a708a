import { describe, expect, it } from 'vitest';
import { placeIn } from '../../../src/jit/trace/place-of-call.ts';

const root = decodeURIComponent(new URL('../../../', import.meta.url).pathname);
const stack = (...frames: readonly string[]) =>
  ['Error: where?', ...frames.map((frame) => `    at ${frame}`)].join('\n');
const inside = [
  `placeOfCall (${root}src/jit/trace/place-of-call.ts:20:1)`,
  `TracingBackend.note (${root}src/jit/trace/tracing-backend.ts:80:1)`,
  'Engine.runKernel (file:///book/node_modules/@tensorflow/tfjs-core/dist/engine.js:1:2)',
];
const anyFile = () => true;
const outside = [`clean (${root}src/run/worker/handle-lane-task.ts:33:55)`];

describe('placeIn', () => {
  it.each([
    ['a path', 'sgd (/book/src/chapter.ts:12:5)', 'src/chapter.ts:12:5'],
    ['a URL', 'sgd (file:///book/src/my%20chapter.ts?v=1:12:5)', 'src/my chapter.ts:12:5'],
    ['no name', '/book/src/chapter.ts:12:5', 'src/chapter.ts:12:5'],
    ['an async frame', 'async /book/src/chapter.ts:12:5', 'src/chapter.ts:12:5'],
    ['brackets in a path', 'sgd (/book/(new)/chapter.ts:12:5)', '(new)/chapter.ts:12:5'],
  ])('is the innermost frame of the book: %s', (_, frame, place) => {
    const frames = stack(...inside, frame, 'fit (/book/src/other.ts:1:1)', ...outside);
    expect(placeIn(frames, '/book', anyFile)).toBe(place);
  });

  it('is found between the frames of a bundle', () => {
    const bundled = (line: number) => `answer (file://${root}dist/worker.js:${line}:1)`;
    const frames = stack(bundled(1), 'sgd (/book/src/chapter.ts:12:5)', bundled(2));
    expect(placeIn(frames, '/book', anyFile)).toBe('src/chapter.ts:12:5');
    expect(placeIn(stack(bundled(1), bundled(2)), '/book', anyFile)).toBeUndefined();
  });

  it('names the file alone where it lies elsewhere', () => {
    expect(placeIn(stack(...inside, 'sgd (/copies/1/chapter.ts:12:5)', ...outside), '/book', anyFile)).toBe(
      'chapter.ts:12:5',
    );
  });

  it('is no source that only a map names, as those of TensorFlow.js are', () => {
    const frames = stack(...inside, 'read (/book/tfjs-core/src/engine.ts:1:1)', 'fit (/book/src/a.ts:2:1)');
    expect(placeIn(frames, '/book', (path) => path === '/book/src/a.ts')).toBe('src/a.ts:2:1');
  });

  it.each(['oracle', 'check/guards/streams', 'report', 'spec', 'a-room-to-come'])(
    'is none of bookproof’s own, whatever its folder %s is called',
    (room) => {
      const frames = stack(
        ...inside,
        `own (${root}src/${room}/a.ts:1:1)`,
        'sgd (/book/a.ts:2:1)',
        ...outside,
      );
      expect(placeIn(frames, '/book', anyFile)).toBe('a.ts:2:1');
    },
  );

  it('is the book of this package too', () => {
    expect(placeIn(stack(...inside, `sgd (${root}src/book/sgd.ts:3:4)`, ...outside), root, anyFile)).toBe(
      'src/book/sgd.ts:3:4',
    );
  });

  it('is none where the subject is not on the stack', () => {
    const waiting = stack(...inside, ...outside, 'answer (/book/node_modules/piscina/dist/worker.js:1:1)');
    expect(placeIn(waiting, '/book', anyFile)).toBeUndefined();
    expect(placeIn(stack('node:internal/process/task_queues:95:5'), '/book')).toBeUndefined();
  });
});
