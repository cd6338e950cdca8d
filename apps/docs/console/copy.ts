import type { ConsoleWords } from './words.ts';

/** Makes a button copy a text. The button says for a moment whether it did. */
export function copyOnClick(
  button: HTMLElement,
  textOf: () => string,
  words: ConsoleWords,
  announce: (text: string) => void,
): void {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const result = await navigator.clipboard.writeText(textOf()).then(
      () => words.copied,
      () => words.copyFailed,
    );
    button.textContent = result;
    announce(result);
    setTimeout(() => {
      button.textContent = label;
    }, 2_000);
  });
}
