import { create } from './elements.ts';
import { phrase } from './phrase.ts';
import type { UnknownParameter } from './unknown-parameters.ts';
import type { ConsoleWords } from './words.ts';

/**
 * What the console says of a parameter that the document does not have.
 *
 * @param isEmpty Whether the list is empty.
 * @param replace Sends the query with the other name.
 */
export function hint(
  { name, suggestion, compared }: UnknownParameter,
  isEmpty: boolean,
  words: ConsoleWords,
  replace: (suggestion: string) => void,
): HTMLElement {
  const text = [phrase(words.unknownParameter, { name })];
  if (suggestion !== undefined) text.push(phrase(words.suggestion, { suggestion }));
  const element = create('div', 'console-hint', create('strong', '', text.join(' ')));
  const effect = isEmpty ? words.emptyBecauseUnknown : words.comparedWithProperty;
  element.append(create('p', '', compared ? effect : words.effectUnknown));
  if (suggestion !== undefined) {
    const button = create('button', 'console-quiet', phrase(words.replacement, { suggestion }));
    button.type = 'button';
    button.addEventListener('click', () => replace(suggestion));
    element.append(button);
  }
  return element;
}
