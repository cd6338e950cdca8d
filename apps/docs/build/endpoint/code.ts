import { highlighted } from '../highlight.ts';
import { type Html, html } from '../html.ts';
import type { Sample } from '../samples.ts';
import type { Words } from './words.ts';

/** Code with a button that copies it. The button appears when the page's script runs. */
export function codeBlock(code: string, language: string, words: Words): Html {
  return html`<div class="code" data-language="${language.toLowerCase()}">${highlighted(code, language)}<button type="button" class="copy" data-copied="${words.copied}" data-copy-failed="${words.copyFailed}" hidden>${words.copy}</button></div>`;
}

/** Code in several languages, of which a reader chooses one. Without scripts too; paper shows all. */
export function codeTabs(name: string, samples: readonly Sample[], words: Words): Html {
  return html`<div class="tabs">
    ${samples.map(
      ({ label, language, source }, index) => html`<div class="tab">
      <input type="radio" name="${name}" id="${name}-${index}" ${index === 0 ? 'checked' : ''}><label for="${name}-${index}">${label}</label>
      ${codeBlock(source, language, words)}
    </div>`,
    )}
  </div>`;
}

/** A body or a value as it is sent: a text as it is, any other value as JSON. */
export function bodyText(value: unknown, mediaType: string): { code: string; language: string } {
  const isText = typeof value === 'string' && !mediaType.endsWith('json');
  if (isText) return { code: value, language: mediaType === 'text/html' ? 'html' : 'text' };
  return { code: JSON.stringify(value, undefined, 2), language: 'json' };
}
