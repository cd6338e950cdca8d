const { createImageClient } = require('@conoha-images/client');

/**
 * The names of all images that a query finds, from every page.
 *
 * @param {string} baseUrl The URL of the image service.
 * @param {string} token
 * @param {object} [query] The parameters of the list, such as `{ os_type: 'windows' }`.
 */
async function imageNames(baseUrl, token, query = {}) {
  const conoha = createImageClient({ baseUrl, token });
  const names = [];
  for await (const image of conoha.listImages(query)) names.push(image.name);
  return names;
}

module.exports = { imageNames };
