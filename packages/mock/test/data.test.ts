import { readFileSync } from 'node:fs';
import { validateImageList } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { DataError, Mock, readDescription } from '../source/index.ts';
import { booksFile } from './books.ts';
import { image, list, numbersIn } from './images.ts';

test.each(Object.entries(document.components.examples))(
  'a response of the list is data as it is: %s',
  async (_, { value }) => {
    const mock = new Mock({ data: value });
    const body = (await (await list(mock, '?visibility=all')).json()) as { images: unknown[] };
    expect(body.images).toEqual(expect.arrayContaining([...value.images] as unknown[]));
    expect(body.images.length).toBe(value.images.length);
  },
);

test('what a response has and data may leave out is filled in', async () => {
  const body = await (await list(new Mock({ images: [image(1)] }))).json();
  expect(validateImageList(body).valid).toBe(true);
  expect(body).toMatchObject({
    images: [
      {
        self: '/v2/images/00000000-0000-4000-8000-000000000001',
        file: '/v2/images/00000000-0000-4000-8000-000000000001/file',
        schema: '/v2/schemas/image',
      },
    ],
  });
});

describe('data that breaks the document is refused, with the pointer of each value that does', () => {
  test.each<[string, object, string[]]>([
    ['a value of another type', { images: [image(1, { size: '1' })] }, ['/images/0/size']],
    ['a property that is missing', { images: [image(1), image(2, { tags: undefined })] }, ['/images/1']],
    ['two at once', { images: [image(1, { id: 'x', visibility: 'none' })] }, ['/images/0/id', '/images/0/visibility']],
    ['an extra property that is no string', { images: [image(1, { os_version: 5 })] }, ['/images/0/os_version']],
    ['an id that is not its own', { images: [image(1), image(2), image(1)] }, ['/images/2/id']],
    ['images that are no array', { images: 'none' }, ['/images']],
    ['images that are null', { images: null }, ['/images']],
    ['no images', { image: [] }, ['/images']],
    ['images that are no objects', { images: [1, null] }, ['/images/0', '/images/1']],
    ['tokens that are no object', { images: [], tokens: ['a'] }, ['/tokens']],
    ['a token of no project', { images: [], tokens: { secret: 1 } }, ['/tokens']],
    ['members that are no object', { images: [], members: 1 }, ['/members']],
    ['members of an image that are no object', { images: [], members: { a: 1 } }, ['/members/a']],
    ['an answer that there is not', { images: [], members: { a: { b: 'maybe' } } }, ['/members/a/b']],
  ])('%s', (_, data, paths) => {
    const attempt = (): Mock => new Mock({ data: JSON.parse(JSON.stringify(data)) });
    expect(attempt).toThrow(DataError);
    const found = (): string[] => {
      try {
        attempt();
      } catch (error) {
        expect((error as Error).message).not.toContain('secret');
        return (error as DataError).violations.map(({ path }) => path);
      }
      return [];
    };
    expect(found()).toEqual(paths);
  });

  test('the message has what was given and what is allowed', () => {
    expect(() => new Mock({ images: [image(1, { visibility: 'none' })] })).toThrow(
      'The data breaks the document:\n- /images/0/visibility must be one of "public", "private", "shared", "community"; given: "none".',
    );
  });

  test('and what was served before goes on being served', async () => {
    const mock = new Mock({ images: [image(1)] });
    const { description } = mock;
    expect(() => mock.load({ description, file: { images: [image(2), image(3, { size: 'big' })] } })).toThrow(
      DataError,
    );
    expect(await numbersIn(await list(mock))).toEqual([1]);
    mock.load({ description, file: { images: [image(2)] } });
    expect(await numbersIn(await list(mock))).toEqual([2]);
    mock.reset();
    expect(await numbersIn(await list(mock))).toEqual([2]);
  });
});

test('a document that is loaded is what Prism answers from too', async () => {
  const mock = new Mock({ static: true });
  const statusOf = async (path: string): Promise<number> =>
    (await mock.fetch(new Request(`http://mock${path}`, { headers: { 'X-Auth-Token': 'any', 'X-Card': '1' } }))).status;
  expect([await statusOf('/v2/images'), await statusOf('/books')]).toEqual([200, 404]);
  mock.load({ description: await readDescription(booksFile) });
  expect([await statusOf('/v2/images'), await statusOf('/books')]).toEqual([404, 200]);
});

test('what the caller does to the data afterwards is no change of it', async () => {
  const tags = ['a'];
  const own = [image(1, { tags })];
  const mock = new Mock({ images: own });
  tags.push('b');
  own.push(image(1));
  mock.reset();
  const body = (await (await list(mock)).json()) as { images: { tags: string[] }[] };
  expect(body.images.map(({ tags }) => tags)).toEqual([['a']]);
});

test('a time is shown as it is compared, also where it is finer than a second', async () => {
  const mock = new Mock({ images: [image(1, { created_at: '2023-11-15T16:00:08.25Z' })] });
  const shown = (await (await list(mock)).json()) as { images: { created_at: string }[] };
  expect(shown.images[0]?.created_at).toBe('2023-11-15T16:00:08.25Z');
  expect(await numbersIn(await list(mock, '?created_at=2023-11-15T16:00:08Z'))).toEqual([]);
  expect(await numbersIn(await list(mock, '?created_at=2023-11-15T16:00:08.25Z'))).toEqual([1]);
});

test('a deleted image is as if it had never been', async () => {
  const mock = new Mock({ images: [image(1, { status: 'deleted' }), image(2)] });
  expect(await numbersIn(await list(mock, '?visibility=all'))).toEqual([2]);
  expect((await list(mock, `?marker=${image(1)['id']}`)).status).toBe(400);
});

describe('who sees which image', () => {
  const data = {
    tokens: { a: 'A', b: 'B' },
    images: [
      image(1),
      image(2, { visibility: 'private', owner: 'A' }),
      image(3, { visibility: 'private', owner: 'B' }),
      image(4, { visibility: 'shared', owner: 'B' }),
      image(5, { visibility: 'shared', owner: 'B' }),
      image(6, { visibility: 'shared', owner: 'B' }),
      image(7, { visibility: 'shared', owner: 'B' }),
      image(8, { visibility: 'community', owner: 'A' }),
      image(9, { visibility: 'community', owner: 'B' }),
      image(10, { visibility: 'private', owner: null }),
      image(11, { visibility: 'public', os_hidden: true }),
      image(12, { visibility: 'private', owner: 'A', status: 'killed' }),
    ],
    members: {
      [String(image(4)['id'])]: { A: 'accepted' },
      [String(image(5)['id'])]: { A: 'pending' },
      [String(image(6)['id'])]: { A: 'rejected' },
    },
  };
  const mock = new Mock(data);

  test.each([
    ['a', '', [1, 2, 4, 8]],
    ['b', '', [1, 3, 4, 5, 6, 7, 9]],
    ['a', '&visibility=private', [2]],
    ['a', '&visibility=shared', [4]],
    ['a', '&visibility=shared&member_status=pending', [5]],
    ['a', '&visibility=shared&member_status=all', [4, 5, 6]],
    ['b', '&member_status=pending', [1, 3, 4, 5, 6, 7, 9]],
    ['a', '&visibility=community', [8, 9]],
    ['a', '&visibility=all', [1, 2, 4, 8, 9]],
    ['a', '&os_hidden=true', [11]],
  ])('%s%s sees %j', async (token, query, expected) => {
    expect(await numbersIn(await list(mock, `?sort=id:asc${query}`, { 'X-Auth-Token': token }))).toEqual(expected);
  });

  test.each([
    [2, 200],
    [3, 403],
    [4, 200],
    [5, 200],
    [6, 200],
    [7, 403],
    [9, 200],
    [10, 200],
    [11, 200],
    [12, 200],
    [13, 400],
  ])('a may start after image %i: %i', async (number, status) => {
    const marker = String(image(number)['id']);
    expect((await list(mock, `?marker=${marker}`, { 'X-Auth-Token': 'a' })).status).toBe(status);
  });

  test('without tokens, any token owns what the owners of private images own', async () => {
    const { tokens, ...rest } = data;
    const anyone = new Mock(rest);
    const everything = await numbersIn(await list(anyone, '?sort=id:asc&limit=99'));
    expect(everything).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await list(anyone, '', { 'X-Auth-Token': '' })).status).toBe(401);
  });

  test.each(['c', '', 'constructor', '__proto__'])(
    'with tokens, the unknown token %j is answered 401',
    async (token) => {
      const response = await list(mock, '', { 'X-Auth-Token': token });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Keystone uri=/);
      expect(await response.text()).toMatch(/^\{"message": "This server could not verify/);
    },
  );

  test('a recording of Glance is a data file', async () => {
    const file = readFileSync(new URL('recordings/collection.json', import.meta.url), 'utf8');
    const recorded = new Mock({ data: JSON.parse(file) });
    expect((await list(recorded, '', { 'X-Auth-Token': 'tok-a' })).status).toBe(200);
  });
});
