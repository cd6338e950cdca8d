import { execFileSync } from 'node:child_process';
import {
  validateImage,
  validateImageList,
  validateImageListQuery,
  validateKeystoneError,
  validateWebObError,
} from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examplesOf, Image, ImageList, seed } from './seed.ts';

/** The messages of a validation, which must have failed. */
function messages(validation: ReturnType<typeof validateImageList>): string[] {
  if (validation.valid) throw new Error('The value is valid, but should not be.');
  return validation.violations.map(({ message }) => message);
}

function typesOf(name: string): string[] {
  const { type, anyOf = [] } = Image.properties[name] ?? {};
  return [type ?? [], ...anyOf.map((branch) => branch.type)].flat();
}

describe("ConoHa's own response", () => {
  test("validators accept ConoHa's own response", () => {
    const body = seed();
    expect(validateImageList(body)).toEqual({ valid: true, value: body });
  });

  test.each(ImageList.required)("validators reject ConoHa's response without %s", (name) => {
    const { [name]: _, ...body } = seed();
    expect(messages(validateImageList(body))).toEqual([`The value must have the property ${name}; given: an object.`]);
  });

  test.each(Image.required)('validators reject a response if an image has no %s', (name) => {
    const body = seed();
    delete body.images[0]?.[name];
    expect(messages(validateImageList(body))).toEqual([`/images/0 must have the property ${name}; given: an object.`]);
  });

  test("validators accept a virtual_size of null, which ConoHa's response has", () => {
    const body = seed();
    expect(body.images[0]).toHaveProperty('virtual_size', null);
    expect(validateImageList(body).valid).toBe(true);
  });

  test.each(Object.keys(Image.properties))(
    'validators accept null for %s exactly if the document allows it',
    (name) => {
      const body = seed();
      Object.assign(body.images[0] ?? {}, { [name]: null });
      expect(validateImageList(body).valid).toBe(typesOf(name).includes('null'));
    },
  );

  test('validators reject a value of a type that the document does not allow, and name its place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(Image.properties)), fc.jsonValue(), (name, value) => {
        fc.pre(!typesOf(name).includes(typeOf(value)));
        const body = seed();
        Object.assign(body.images[0] ?? {}, { [name]: value });
        expect(messages(validateImageList(body))).toContainEqual(expect.stringMatching(`^/images/0/${name} must be `));
      }),
    );
  });

  test('validators accept an unknown property of an image only if it is a string', () => {
    const image = seed().images[0];
    expect(validateImage({ ...image, hw_disk_bus: 'virtio' }).valid).toBe(true);
    expect(messages(validateImage({ ...image, hw_disk_bus: 1 }) as never)).toEqual([
      '/hw_disk_bus must be string; given: 1.',
    ]);
  });

  test('validators report the value of a property whose name needs escapes', () => {
    const response = seed();
    Object.assign(response.images[0] ?? {}, { 'a/b~c': 7 });
    expect(messages(validateImageList(response))).toEqual(['/images/0/a~1b~0c must be string; given: 7.']);
  });

  test.each([
    ['created_at', '2023-02-30T00:00:00Z', '/created_at must be a valid date-time; given: "2023-02-30T00:00:00Z".'],
    ['id', '42', '/id must be a valid uuid; given: "42".'],
    ['size', -1, '/size must be >= 0; given: -1.'],
    ['size', 1.5, '/size must be integer or null; given: 1.5.'],
    ['visibility', 'secret', '/visibility must be one of "public", "private", "shared", "community"; given: "secret".'],
    ['tags', ['a', 'daily', 'b', 'daily'], '/tags must have no duplicates; given: "daily" at 1 and 3.'],
    ['disk_format', 5, '/disk_format must be string or null; given: 5.'],
    ['checksum', 'x'.repeat(100), `/checksum must match ^[0-9a-f]{32}$; given: "${'x'.repeat(78)}….`],
  ])('validators reject the %s %j', (name, value, message) => {
    expect(messages(validateImage({ ...seed().images[0], [name]: value }) as never)).toEqual([message]);
  });

  test('validators accept any status, because the set is open', () => {
    expect(validateImage({ ...seed().images[0], status: 'a_new_one' }).valid).toBe(true);
  });
});

test('validators never throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), (value) => {
      for (const validate of [validateImageList, validateImageListQuery, validateKeystoneError, validateWebObError])
        validate(value);
    }),
  );
});

test('every JSON example of an error matches exactly one of the two error schemas', () => {
  const examples = (['400', '401', '403'] as const).flatMap(examplesOf);
  expect(examples.length).toBeGreaterThan(10);
  for (const [name, value] of examples)
    expect([validateKeystoneError(value).valid, validateWebObError(value).valid].filter(Boolean), name).toHaveLength(1);
});

describe('the validator of queries', () => {
  test('the validator of queries accepts a query with every parameter', () => {
    const query = Object.fromEntries(
      document.paths['/v2/images'].get.parameters
        .filter(({ name }) => name !== 'sort')
        .map((parameter) => [
          parameter.name,
          'example' in parameter ? parameter.example : Object.values(parameter.examples)[0]?.value,
        ]),
    );
    expect(validateImageListQuery(query)).toEqual({ valid: true, value: query });
  });

  test.each([
    [{ limit: -1 }, '/limit must be >= 0; given: -1.'],
    [{ limit: '200' }, '/limit must be integer; given: "200".'],
    [{ os_type: 'lin' }, '/os_type must be one of "linux", "windows"; given: "lin".'],
    [
      { sort_key: ['visibility'] },
      expect.stringMatching(/^\/sort_key\/0 must be one of "name", .*; given: "visibility"\.$/),
    ],
    [{ sort: [] }, '/sort must have at least 1 elements; given: an array of 0.'],
    [{ sort: ['name'], sort_dir: ['asc'] }, '/sort_dir must not be given here; given: an array of 1.'],
    ...['2023-13-45T99:99:99Z', '2023-00-01T00:00:00Z', '2023-01-01T24:00:00Z', '2023-01-01T00:00:00+24:00'].map(
      (time): [object, unknown] => [{ created_at: time }, expect.stringContaining(`given: "${time}"`)],
    ),
    [{ created_at: '2023-11-15' }, expect.stringMatching(/^\/created_at must match .*; given: "2023-11-15"\.$/)],
  ])('the validator of queries rejects %j', (query, message) => {
    expect(messages(validateImageListQuery(query) as never)).toEqual([message]);
  });
});

test('validators compile no code at run time, so they work under a Content-Security-Policy', () => {
  const program = `import { validateImageList } from '@conoha-images/spec'; console.log(validateImageList({}).violations.length);`;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', program];
  expect(execFileSync(process.execPath, flags, { cwd: import.meta.dirname, encoding: 'utf8' })).toBe('3\n');
});

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
