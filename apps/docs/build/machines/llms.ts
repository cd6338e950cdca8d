import type { RootContent } from 'mdast';
import { blocks, heading, link, list, paragraph } from '../markdown/nodes.ts';
import { writeMarkdown } from '../markdown/write.ts';
import type { Reference } from '../model/reference.ts';
import { textAt } from '../model/text.ts';
import { type Edition, editions, redocPage } from '../site.ts';
import { addressOf } from './addresses.ts';
import type { Guide } from './guides.ts';

const languages = new Intl.DisplayNames('en', { type: 'language' });

/**
 * The file `llms.txt`: what the site is about, and links for language models.
 *
 * @param reference In English.
 * @see https://llmstxt.org/
 */
export function llmsFile(reference: Reference, guides: readonly Guide[], site: URL): string {
  const operations = reference.operations.map(({ method, path }) => `${method} ${path}`).join(', ');
  const [introduction] = blocks(reference.sections.introduction, 3);
  // The files in English first.
  const ordered = editions.toSorted((a, b) => Number(b.language === 'en') - Number(a.language === 'en'));
  const section = (title: string, entries: readonly RootContent[][]) => [heading(2, title), list(...entries)];
  return writeMarkdown([
    heading(1, reference.title),
    { type: 'blockquote', children: [paragraph(reference.summary)] },
    ...(introduction ? [introduction] : []),
    ...section(
      'Reference',
      ordered.map((edition) =>
        entry(
          `Reference (${nameOf(edition)}, Markdown)`,
          addressOf({ edition, path: 'index.md' }, site),
          `every parameter, response, example and source of ${operations}, in one file`,
        ),
      ),
    ),
    ...section(
      'OpenAPI',
      ordered.flatMap((edition) =>
        ['json', 'yaml'].map((extension) =>
          entry(
            `OpenAPI document (${nameOf(edition)}, ${extension.toUpperCase()})`,
            addressOf({ edition, path: `openapi.${extension}` }, site),
            `OpenAPI ${textAt(reference.document, 'openapi')}, with x-list, x-filter and x-evidence`,
          ),
        ),
      ),
    ),
    ...section(
      'Guides',
      guides.map(({ file, title, description }) => entry(title, new URL(file, site).href, description)),
    ),
    ...section(
      'Optional',
      ordered.flatMap((edition) => [
        entry(`Web page (${nameOf(edition)})`, addressOf({ edition, path: '' }, site), 'the reference for people'),
        entry(`Redoc (${nameOf(edition)})`, addressOf({ edition, path: redocPage }, site), 'the full schemas'),
      ]),
    ),
  ]);
}

function entry(title: string, url: string, description: string): RootContent[] {
  return [paragraph(link(url, title), `: ${description}`)];
}

function nameOf({ language }: Edition): string {
  return languages.of(language) ?? language;
}
