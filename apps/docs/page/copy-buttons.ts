/** How long a button says that it has copied, in milliseconds. */
const confirmation = 2000;

/** Shows the buttons that copy the code before them. Without a clipboard, as on an insecure origin, they stay hidden. */
export function copyButtons(page: Document): void {
  if (!('clipboard' in navigator)) return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('button.copy')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const code = button.parentElement?.querySelector('code')?.textContent ?? '';
      await navigator.clipboard.writeText(code);
      button.textContent = button.dataset['copied'] ?? '';
      setTimeout(() => {
        button.textContent = label;
      }, confirmation);
    });
  }
}
