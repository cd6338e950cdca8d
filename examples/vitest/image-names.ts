/** The names of all images that a query finds, from every page. */
export async function imageNames(origin: string, token: string, query = ''): Promise<(string | null)[]> {
  const names: (string | null)[] = [];
  const headers = { Accept: 'application/json', 'X-Auth-Token': token };
  for (let next: string | undefined = `/v2/images${query}`; next; ) {
    const response = await fetch(origin + next, { headers });
    if (!response.ok) throw new Error(`The images can't be listed: HTTP ${response.status}.`);
    const page = (await response.json()) as { images: { name: string | null }[]; next?: string };
    names.push(...page.images.map(({ name }) => name));
    next = page.next;
  }
  return names;
}
