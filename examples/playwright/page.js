// Lists the images of an operating system, from every page.
import { createImageClient } from '@conoha-images/client';

const conoha = createImageClient({ baseUrl: 'http://127.0.0.1:4010', token: 'any' });
const select = document.querySelector('#os-type');
const status = document.querySelector('[role=status]');
const list = document.querySelector('ul');

async function show() {
  status.textContent = 'Loading …';
  list.replaceChildren();
  try {
    for await (const image of conoha.listImages({ os_type: select.value, sort: 'name:asc', limit: 10 })) {
      const item = document.createElement('li');
      item.textContent = image.name ?? image.id;
      list.append(item);
    }
    status.textContent = `${list.children.length} images`;
  } catch (error) {
    list.replaceChildren();
    status.textContent = `The images can't be listed: ${error.message}`;
  }
}

select.addEventListener('change', show);
await show();
