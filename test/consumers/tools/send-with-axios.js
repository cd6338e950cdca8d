// node send-with-axios.js BUNDLE: prints what is wrong with the request that openapi-client-axios makes of a query.
import { readFile } from 'node:fs/promises';
import { OpenAPIClientAxios } from 'openapi-client-axios';

const definition = JSON.parse(await readFile(process.argv[2], 'utf8'));
const client = await new OpenAPIClientAxios({ definition }).init();
const query = { sort: ['size:asc', 'name:desc'], tag: ['service_type=vps', 'dst_name=Ubuntu'], limit: 3 };
const { data: url } = await client.listImages(query, undefined, {
  // Returns the URL in place of a response.
  adapter: async (config) => ({ data: client.getUri(config), status: 200, statusText: 'OK', headers: {}, config }),
});

const { origin, pathname, searchParams } = new URL(url);
if (origin !== definition.servers[0].url) console.log(`The request goes to ${origin}.`);
if (pathname !== '/v2/images') console.log(`The request has the path ${pathname}.`);
const expected = { sort: ['size:asc,name:desc'], tag: query.tag, limit: ['3'] };
for (const name of new Set([...searchParams.keys(), ...Object.keys(expected)])) {
  const values = JSON.stringify(searchParams.getAll(name));
  if (values !== JSON.stringify(expected[name] ?? [])) console.log(`The parameter ${name} has the values ${values}.`);
}
