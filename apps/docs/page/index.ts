// Runs on the endpoint page. It is small: the mock of the console is a file of its own.
import { startConsole } from '../console/index.ts';
import { copyButtons } from './copy-buttons.ts';
import { currentEntry } from './current-entry.ts';
import { languageLinks } from './language-links.ts';
import { printedWhole } from './printed-whole.ts';

copyButtons(document);
languageLinks(document);
currentEntry(document);
printedWhole(window);
startConsole(document);
