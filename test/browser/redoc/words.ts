import type { Page } from 'playwright-core';

/** Words that are the same in every language: types and formats of values, keys, methods, products, the name of a file. */
const universal =
  /\b(string|integer|number|boolean|object|array|null|int64|uuid|date-time|Ctrl|Esc|get|GET|API|OpenAPI|YAML|LLM|Claude|ChatGPT|Redoc|openapi\.json)\b/g;

/**
 * The texts and labels on a page with Latin words that are not the document's. The document's are in Markdown and code, or
 * are whole strings of it.
 */
export async function foreignTexts(page: Page, openapi: object): Promise<string[]> {
  const own = stringsOf(openapi);
  const texts = await page.evaluate(() => {
    const ours =
      'script, noscript, pre, [data-component-name="Markdown/Markdown"], [hreflang], [data-component-name="Search/SearchItem"]';
    const result: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        const names = ['aria-label', 'placeholder', 'title', 'alt'];
        result.push(...names.map((name) => (node as Element).getAttribute(name) ?? ''));
      } else if (!node.parentElement?.closest(ours)) {
        result.push((node as Text).data);
      }
    }
    // Before the first arrow, a search result says in which part of the document it is.
    for (const { innerText } of document.querySelectorAll<HTMLElement>('[data-component-name="Search/SearchItem"]')) {
      result.push(/^(.+?) → /m.exec(innerText)?.[1] ?? '');
    }
    return result;
  });
  return [...new Set(texts.map((text) => text.trim()))].filter(
    (text) => !isOwn(text, own) && /[A-Za-z]{2}/.test(text.replaceAll(universal, '')),
  );
}

function isOwn(text: string, own: ReadonlySet<string>): boolean {
  // Names of schemas are in parentheses, and names of links before Japanese words.
  const plain = text.replace(/^\((.*)\)$/, '$1').replace(/ へのリンク$/, '');
  // An id, an example after the name of its parameter, or an address.
  if (own.has(plain) || /^section\/|^[\w-]+=|^\//.test(plain)) return true;
  if (plain.endsWith('...')) return [...own].some((value) => value.startsWith(plain.slice(0, -3)));
  return [parsed(plain)].flat().every((element) => own.has(String(element)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Members of a document whose own members have names that its author chose. */
const maps = ['properties', 'schemas', 'paths', 'headers', 'content', 'responses', 'securitySchemes'];

/** The values of a document, the names that its author chose, and what Redoc joins of them. */
function stringsOf(openapi: object): Set<string> {
  const result = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      result.add(String(value).trim());
      return;
    }
    for (const [name, child] of Object.entries(value)) {
      if (maps.includes(name)) for (const key of Object.keys(child as object)) result.add(key);
      add(child);
    }
  };
  add(openapi);
  const { info, servers, paths } = openapi as {
    info: { title: string; version: string };
    servers: { url: string }[];
    paths: object;
  };
  result.add(`${info.title} (${info.version})`);
  for (const { url } of servers) for (const path of Object.keys(paths)) result.add(url + path);
  return result;
}
