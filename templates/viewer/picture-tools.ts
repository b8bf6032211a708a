import { goLive, type LivePicture } from './live-picture.ts';
import { pictureCsv, type PictureData } from './picture-csv.ts';
import { picturePng } from './picture-png.ts';
import { pictureSvg } from './picture-svg.ts';
import { readData } from './read-data.ts';
import { fileName, saveFile } from './save-file.ts';
import { say } from './say.ts';
import { unpackData } from './unpack-data.ts';
import { fillIn, type ViewerWords } from './viewer-words.ts';

/** A picture as it stands in the page's data. */
export type PictureSource = {
  readonly spec: PictureData & Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
};

/** Shows the tools of every picture. */
export function wirePictures(words: ViewerWords): void {
  let sources: Readonly<Record<string, PictureSource>> | undefined;
  for (const figure of document.querySelectorAll('figure')) {
    const tools = figure.querySelector<HTMLElement>('.tools');
    const still = figure.querySelector('svg');
    if (!tools || !still) continue;
    wirePicture({
      figure,
      tools,
      still,
      words,
      source: () => {
        sources ??= (readData('viewer-pictures') ?? {}) as Readonly<Record<string, PictureSource>>; // parsed when first needed
        const source = sources[figure.id];
        if (!source) throw new Error(`the page has no data of ${figure.id}`);
        return { ...source, spec: unpackData(source.spec) };
      },
    });
  }
}

type Parts = {
  readonly figure: HTMLElement;
  readonly tools: HTMLElement;
  readonly still: SVGSVGElement;
  readonly words: ViewerWords;
  readonly source: () => PictureSource;
};

function wirePicture(parts: Parts): void {
  const { figure, tools, words } = parts;
  const title = document.getElementById(`${figure.id}-title`)?.textContent ?? '';
  const button = (tool: string) => tools.querySelector<HTMLButtonElement>(`[data-tool=${tool}]`);
  const on = (tool: string, act: () => Promise<void> | void) =>
    button(tool)?.addEventListener('click', () => {
      Promise.resolve()
        .then(act)
        .catch(() => say(words.failed));
    });
  const save = (extension: string, blob: Blob) => {
    const file = fileName([words.name, figure.id], extension);
    saveFile(file, blob);
    say(fillIn(words.saved, { file }));
  };
  const shown = () => figure.querySelector('svg') ?? parts.still;
  on('svg', () => save('svg', new Blob([pictureSvg(shown(), title)], { type: 'image/svg+xml' })));
  on('png', async () => {
    const { width, height } = shown().viewBox.baseVal;
    save('png', await picturePng(pictureSvg(shown(), title), width, height));
  });
  on('csv', () => {
    const { spec, labels } = parts.source();
    save('csv', new Blob([pictureCsv(spec, labels)], { type: 'text/csv;charset=utf-8' }));
  });
  wireLive(parts, title, on, { live: button('live'), reset: button('reset') });
  tools.hidden = false;
}

function wireLive(
  { still, words, source }: Parts,
  title: string,
  on: (tool: string, act: () => Promise<void> | void) => void,
  { live, reset }: Readonly<Record<'live' | 'reset', HTMLButtonElement | null>>,
): void {
  let picture: LivePicture | undefined;
  let starting = false;
  const changed = (moved: boolean) => {
    if (reset) reset.hidden = !moved;
  };
  on('live', async () => {
    if (!live || starting) return;
    if (picture) {
      picture.stop();
      picture = undefined;
      changed(false);
    } else {
      starting = true;
      try {
        picture = await goLive(still, { ...source(), title }, words, changed);
      } finally {
        starting = false;
      }
    }
    live.textContent = picture ? words.static : words.live;
  });
  on('reset', async () => {
    await picture?.reset();
    live?.focus();
  });
}
