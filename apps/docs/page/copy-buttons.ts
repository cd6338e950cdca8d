import { copyOnClick } from '../console/copy.ts';

/** Shows the buttons that copy the code before them. Without a clipboard, as on an insecure origin, they stay hidden. */
export function copyButtons(page: Document): void {
  if (!('clipboard' in navigator)) return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('button.copy')) {
    const { copied = '', copyFailed = '' } = button.dataset;
    button.hidden = false;
    copyOnClick(button, () => button.parentElement?.querySelector('code')?.textContent ?? '', { copied, copyFailed });
  }
}
