// Runs on the endpoint page: it copies code, keeps the reader's place when the language changes, and marks it in the contents.
import { copyButtons } from './copy-buttons.ts';
import { currentEntry } from './current-entry.ts';
import { languageLinks } from './language-links.ts';
import { printedWhole } from './printed-whole.ts';

copyButtons(document);
languageLinks(document);
currentEntry(document);
printedWhole(window);
