// Lists the images of an operating system, from every page.
import { createImageClient } from '@conoha-images/client';

const conoha = createImageClient({ baseUrl: 'http://127.0.0.1:4010', token: 'any' });
const select = document.querySelector('#os-type');
const status = document.querySelector('[role=status]');
const list = document.querySelector('ul');

let current = new AbortController();

async function show() {
  // A new choice ends the list of the last one.
  current.abort();
  current = new AbortController();
  const { signal } = current;
  status.textContent = 'Loading …';
  const names = [];
  try {
    const query = { os_type: select.value, sort: 'name:asc', limit: 10 };
    for await (const image of conoha.listImages(query, { signal })) names.push(image.name ?? image.id);
    status.textContent = `${names.length} images`;
  } catch (error) {
    if (signal.aborted) return;
    names.length = 0;
    status.textContent = `The images can't be listed: ${error.message}`;
  }
  list.replaceChildren(
    ...names.map((name) => {
      const item = document.createElement('li');
      item.textContent = name;
      return item;
    }),
  );
}

select.addEventListener('change', show);
await show();
