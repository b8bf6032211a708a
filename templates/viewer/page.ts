import { wireCopying } from './copy.ts';
import { wireFilter } from './filter.ts';
import { wireLinks } from './links.ts';
import { wirePictures } from './picture-tools.ts';
import { readData } from './read-data.ts';
import type { ViewerWords } from './viewer-words.ts';

// What a page's scripts add. Each control stands in the page, hidden, until its part here shows it.
const words = readData('viewer-words') as ViewerWords | undefined; // written by src/report/html/scripts.ts
if (words !== undefined) {
  wireCopying(words);
  wirePictures(words);
  wireLinks(wireFilter(words));
}
