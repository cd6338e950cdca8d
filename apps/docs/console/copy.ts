/** How long a button says whether it has copied, in milliseconds. */
const confirmation = 2_000;

/**
 * Makes a button copy a text. The button says for a moment whether it did.
 *
 * @param announce Tells the same to a reader who does not see the button. Default: nothing is told.
 */
export function copyOnClick(
  button: HTMLElement,
  textOf: () => string,
  words: { readonly copied: string; readonly copyFailed: string },
  announce: (text: string) => void = () => {},
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
    }, confirmation);
  });
}
