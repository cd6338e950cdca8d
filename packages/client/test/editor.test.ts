import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../source/generated/operations.gen.ts';
import type { ParameterRule } from '../source/operation.ts';
import type { Editor } from './editor/editor.ts';
import { type editors, Project } from './editor/project.ts';

const { parameters } = operations.listImages;

/** A query with one parameter, and a mark before its name. */
const queries = Object.entries<ParameterRule>(parameters).map(([name, { values, type }]) => {
  const value =
    values?.[0] ?? { integer: 1, number: 1, boolean: true, string: 'a', 'date-time': 'a' }[type ?? 'string'];
  return `conoha.listImages({ /*parameter ${name}*/${name}: ${JSON.stringify(value)} });`;
});

const properties = Object.keys(document.components.schemas.Image.properties);

// A comment such as /*here*/ marks the position after it.
const program = `
import { /**/createImageClient, type Query } from '@conoha-images/client';
const /*client*/conoha = /*create*/createImageClient({ token: 'token' });
const /*page*/page = await conoha./*list*/listImages({ /*time*/created_at: { /*operator*/gte: new Date() } });
const /*safe*/result = await conoha.listImages./*safely*/safe({ /*text*/name: 'a', /*number*/size_min: 1, /*order*/sort: 'name' });
for await (const /*image*/image of conoha.listImages()) image./*size*/size;
page./*items*/items;
if (result.status === 200) result./*loaded*/page;
else result./*failed*/error;
type /*query*/ListQuery = Query<'listImages'>;
${queries.join('\n')}
for await (const image of page) {
${properties.map((name) => `  image./*property ${name}*/${name};`).join('\n')}
}
conoha.listImages({ /*in a query*/ });
conoha.listImages({ created_at: { /*in a time*/ } });
conoha.listImages({ name: { /*in a text*/ } });
conoha.listImages({ visibility: '/*as a value*/' });
conoha.listImages({ sort: '/*as an order*/' });
conoha.listImages({ sort: ['/*in an order*/'] });
conoha.listImages({ sort: 'name', sort_key: '/*as a second order*/' });
`;

function positionOf(mark: string): number {
  const position = program.indexOf(`/*${mark}*/`);
  if (position === -1) throw new Error(`The program has no /*${mark}*/.`);
  return position + mark.length + 4;
}

/** What the document says of a parameter or property, up to the first blank line. */
function firstParagraph({ description }: { description: string }): string {
  return description.split('\n\n')[0]?.trim() ?? '';
}

describe.each(['7', '5.9'] satisfies (keyof typeof editors)[])('in an editor with TypeScript %s', (version) => {
  let project: Project;
  let editor: Editor;

  beforeAll(async () => {
    project = await Project.create(program);
    editor = await project.open(version);
  });

  afterAll(async () => {
    await editor[Symbol.asyncDispose]();
    await project[Symbol.asyncDispose]();
  });

  test.each([
    ['client', 'const conoha: ImageClient'],
    ['create', '(options: ClientOptions): ImageClient'],
    ['list', '(query?: ListImagesQuery | undefined, options?: CallOptions | undefined) => PagePromise<"listImages">'],
    ['page', 'const page: Page<"listImages">'],
    ['items', 'items: readonly Image[]'],
    ['safe', 'const result: Result<"listImages">'],
    ['image', 'const image: Image'],
    ['size', 'size: number | null'],
    ['time', 'created_at?: string | DateObject | Comparison<'],
    ['text', 'name?: string | Comparison<"eq" | "in", string> | undefined'],
    ['number', 'size_min?: number | undefined'],
    ['order', 'sort?: OneOrMore<'],
    ['operator', 'gte: Time'],
    ['query', 'type ListQuery = ListImagesQueryWithSort | ListImagesQueryWithoutSort'],
  ])('the type of /*%s*/ is shown by names: %s', async (mark, type) => {
    expect((await editor.hover(positionOf(mark))).type).toContain(type);
  });

  test.each([
    ['create', "Creates a client of ConoHa's image list."],
    ['list', firstParagraph(document.paths['/v2/images'].get)],
    ['safely', 'Loads one page and never rejects'],
    ['items', 'The items of this page'],
    ['loaded', 'The first page.'],
    ['failed', 'The error that awaiting the list would have thrown.'],
    ['operator', 'Greater than or equal to this value'],
  ])('the documentation of /*%s*/ begins with prose: %s', async (mark, prose) => {
    expect((await editor.hover(positionOf(mark))).documentation.slice(0, prose.length)).toBe(prose);
  });

  test("the documentation of every filter begins with the document's prose", async () => {
    for (const parameter of document.paths['/v2/images'].get.parameters) {
      const { type, documentation } = await editor.hover(positionOf(`parameter ${parameter.name}`));
      const prose = firstParagraph(parameter);
      expect(type).toContain(parameter.name);
      expect(documentation.slice(0, prose.length)).toBe(prose);
    }
  });

  test("the documentation of every property of an image begins with the document's prose", async () => {
    for (const [name, property] of Object.entries(document.components.schemas.Image.properties)) {
      const { documentation } = await editor.hover(positionOf(`property ${name}`));
      const prose = firstParagraph(property);
      expect(documentation.slice(0, prose.length)).toBe(prose);
    }
  });

  test.each([
    ['in a query', Object.keys(parameters)],
    ['in a time', parameters.created_at.operators],
    ['in a text', parameters.name.operators],
    ['as a value', parameters.visibility.values],
    ['as an order', parameters.sort.values],
    ['in an order', parameters.sort.values],
    ['as a second order', []],
  ])('completion %s offers exactly what the document allows', async (mark, names) => {
    expect(await editor.complete(positionOf(mark))).toEqual(names.toSorted());
  });
});
