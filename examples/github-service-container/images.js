/**
 * The newest active public image of an operating system.
 *
 * @param {string} service The URL of the image service.
 * @param {string} token
 * @param {'linux' | 'windows'} osType
 * @returns {Promise<{ id: string, name: string } | undefined>} Undefined if there is none.
 */
export async function newestImage(service, token, osType) {
  const query = new URLSearchParams({
    os_type: osType,
    visibility: 'public',
    status: 'active',
    sort: 'created_at:desc',
    limit: '1',
  });
  const headers = { Accept: 'application/json', 'X-Auth-Token': token };
  const response = await fetch(`${service}/v2/images?${query}`, { headers });
  if (!response.ok) throw new Error(`The images can't be listed: HTTP ${response.status}.`);
  const { images } = await response.json();
  return images[0];
}
