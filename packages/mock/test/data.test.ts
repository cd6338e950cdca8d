import { readFileSync } from 'node:fs';
import { validateImageList } from '@conoha-images/spec';
import { describe, expect, test } from 'vitest';
import { DataError, Mock, readDescription } from '../source/index.ts';
import { catalogue } from '../source/services/glance/catalogue.ts';
import { books, booksFile } from './books.ts';
import { image, images, list, numbersOf, pageExamples, serverUrl } from './images.ts';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test.each(pageExamples)('the example response %s is valid data', async (_name, example) => {
  const mock = new Mock({ data: { ...example } });
  const { images } = (await (await list(mock, '?visibility=all&limit=1000')).json()) as { images: unknown[] };
  expect(images).toEqual(expect.arrayContaining([...example.images]));
  expect(images.length).toBe(example.images.length);
});

test('the properties that data may omit are added', async () => {
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

describe('invalid data', () => {
  const id = String(image(1)['id']);

  test.each<[string, object, string[]]>([
    ['a value of the wrong type', { images: [image(1, { size: '1' })] }, ['/images/0/size']],
    ['a missing property', { images: [image(1), image(2, { tags: undefined })] }, ['/images/1']],
    [
      'two invalid values',
      { images: [image(1, { id: 'x', visibility: 'secret' })] },
      ['/images/0/id', '/images/0/visibility'],
    ],
    ['an extra property that is not a string', { images: [image(1, { os_version: 5 })] }, ['/images/0/os_version']],
    ['a tag that stands twice', { images: [image(1), image(2, { tags: ['a', 'a'] })] }, ['/images/1/tags']],
    [
      'an image that contradicts itself',
      { images: [image(1), image(2, { updated_at: '2020-01-01T00:00:00Z' })] },
      ['/images/1/updated_at'],
    ],
    ['a repeated ID', { images: [image(1), image(2), image(1)] }, ['/images/2/id']],
    ['images that are not an array', { images: 'text' }, ['/images']],
    ['images that are null', { images: null }, ['/images']],
    ['no images', { image: [] }, ['/images', '/image']],
    ['data without images', { tokens: {} }, ['/images']],
    ['an unknown name', { images: [], token: { canary: 'a' } }, ['/token']],
    ['an unknown name of a string, which may be a token,', { images: [], canary: 'a' }, ['']],
    ['images that are not objects', { images: [1, null] }, ['/images/0', '/images/1']],
    ['tokens that are not an object', { images: [], tokens: ['a'] }, ['/tokens']],
    ['a token without a project', { images: [], tokens: { canary: 1 } }, ['/tokens']],
    ['members that are not an object', { images: [], members: 1 }, ['/members']],
    ['members of an image that are not an object', { images: [image(1)], members: { [id]: 1 } }, [`/members/${id}`]],
    [
      'an unknown member status',
      { images: [image(1)], members: { [id]: { 'b/c': 'maybe' } } },
      [`/members/${id}/b~1c`],
    ],
    ['members of an ID that no image has', { images: [image(1)], members: { [id]: {}, x: {} } }, ['/members/x']],
  ])('%s is rejected with the JSON pointer of each invalid value', (_, data, paths) => {
    const create = (): Mock => new Mock({ data: JSON.parse(JSON.stringify(data)) });
    expect(create).toThrow(DataError);
    expect(create).not.toThrow(/canary/);
    expect(create).toThrow(
      expect.objectContaining({ violations: paths.map((path) => expect.objectContaining({ path })) }),
    );
  });

  test('the error for invalid data says what was given and what is allowed', () => {
    expect(() => new Mock({ images: [image(1, { visibility: 'secret' })] })).toThrow(
      /^The data violates the document:\n- \/images\/0\/visibility must be one of "public", .*; given: "secret"\.$/,
    );
  });

  test('the error for items that contradict themselves has both values, and the names of the document', async () => {
    const description = await readDescription(booksFile);
    const [first, second] = books.shelf.books;
    const early = { ...second, acquired: '2021-04-01T08:00:00+09:00' };
    expect(() => new Mock({ description, data: { shelf: { books: [first, early] } } })).toThrow(
      `:\n- /shelf/books/1/acquired must not be before the item's /published, "${second?.published}"; given: "${early.acquired}".`,
    );
  });

  test('the error for an unknown name says which names are allowed', () => {
    // A further list in the document adds its own name between these (`npm run test:design`).
    expect(() => new Mock({ data: { images: [], token: {} } })).toThrow(
      /\n- \/token is unknown: the names are images, (\w+, )*first, next, schema, (\w+, )*tokens, members; given: token, with a value of type object\.$/,
    );
    expect(() => new Mock({ data: { images: [], canary: 'a' } })).toThrow(
      /\n- The data must have only the names images, (\w+, )*first, next, schema, (\w+, )*tokens, members; name 2 is unknown, and is not shown because it may be a token\.$/,
    );
  });

  test('a name that is unknown beside the items of a nested list is rejected', async () => {
    const description = await readDescription(booksFile);
    expect(() => new Mock({ description, data: { shelf: { books: [], more: '/books', book: [] } } })).toThrow(
      /:\n- \/shelf\/book is unknown: the names are books, more[^;]*; given: book, with a value of type array\.$/,
    );
  });

  test('the members of images of the catalogue, and of deleted images, are accepted', () => {
    const deleted = image(1, { visibility: 'shared', status: 'deleted' });
    new Mock({ images: [deleted], members: { [id]: { a: 'accepted' } } });
    expect(() => new Mock({ members: { [id]: {} } })).toThrow(DataError);
    const { id: known } = catalogue()[0] ?? {};
    new Mock({ members: { [String(known)]: { a: 'accepted' } } });
  });

  test.each([
    [20, undefined],
    [21, '- and 1 more.'],
    [1234, '- and 1,214 more.'],
  ])('the message for %i invalid values has 20 of them and the number of the others', (count, last) => {
    const data = { images: images(count).map((value) => ({ ...value, size: 'big' })) };
    const { message = '', violations } = errorOf(() => new Mock({ data })) as DataError;
    const lines = message.split('\n').slice(1);
    expect(lines.slice(0, 20)).toEqual(
      Array.from({ length: 20 }, (_, index) => expect.stringContaining(`/images/${index}/size`)),
    );
    expect(lines.slice(20)).toEqual(last === undefined ? [] : [last]);
    expect(violations.length).toBe(count);
  });

  test('each of many invalid values has its own pointer in the error', () => {
    const data = { images: images(5432) };
    for (const index of [999, 1000, 5431]) data.images[index] = image(index + 1, { size: 'big' });
    expect(errorOf(() => new Mock({ data }))).toMatchObject({
      violations: [999, 1000, 5431].map((index) => ({
        path: `/images/${index}/size`,
        message: `/images/${index}/size must be integer or null; given: "big".`,
      })),
    });
  });

  test('the mock keeps the previous data if the new data is invalid', async () => {
    const mock = new Mock({ images: [image(1)] });
    const { description } = mock;
    expect(() => mock.load({ description, file: { images: [image(2), image(3, { size: 'big' })] } })).toThrow(
      DataError,
    );
    expect(await numbersOf(mock)).toEqual([1]);
    mock.reset();
    expect(await numbersOf(mock)).toEqual([1]);
    mock.load({ description, file: { images: [image(2)] } });
    expect(await numbersOf(mock)).toEqual([2]);
    mock.reset();
    expect(await numbersOf(mock)).toEqual([2]);
  });
});

test('Prism responds from the document that was loaded last', async () => {
  const mock = new Mock({ static: true });
  const statusOf = async (path: string): Promise<number> =>
    (await mock.fetch(`${serverUrl}${path}`, { headers: { 'X-Auth-Token': 'any', 'X-Card': '1' } })).status;
  expect([await statusOf('/v2/images'), await statusOf('/books')]).toEqual([200, 404]);
  mock.load({ description: await readDescription(booksFile) });
  expect([await statusOf('/v2/images'), await statusOf('/books')]).toEqual([404, 200]);
});

test('changes that the caller makes to its data afterwards have no effect', async () => {
  const tags = ['a'];
  const images = [image(1, { tags })];
  const mocks = [new Mock({ images }), new Mock({ data: { images } })];
  tags.push('b');
  images.push(image(1));
  for (const mock of mocks) {
    mock.reset();
    const body = (await (await list(mock)).json()) as { images: { tags: string[] }[] };
    expect(body.images.map(({ tags }) => tags)).toEqual([['a']]);
  }
});

test('a time with a fraction of a second is in the response as it is compared', async () => {
  const mock = new Mock({ images: [image(1, { created_at: '2023-11-15T16:00:08.25Z' })] });
  const body = (await (await list(mock)).json()) as { images: { created_at: string }[] };
  expect(body.images[0]?.created_at).toBe('2023-11-15T16:00:08.25Z');
  expect(await numbersOf(mock, { created_at: '2023-11-15T16:00:08Z' })).toEqual([]);
  expect(await numbersOf(mock, { created_at: '2023-11-15T16:00:08.25Z' })).toEqual([1]);
});

test('a deleted image is neither listed nor accepted as a marker', async () => {
  const mock = new Mock({ images: [image(1, { status: 'deleted' }), image(2)] });
  expect(await numbersOf(mock, { visibility: 'all' })).toEqual([2]);
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
    ['a', 'visibility=private', [2]],
    ['a', 'visibility=shared', [4]],
    ['a', 'visibility=shared&member_status=pending', [5]],
    ['a', 'visibility=shared&member_status=all', [4, 5, 6]],
    ['b', 'member_status=pending', [1, 3, 4, 5, 6, 7, 9]],
    ['a', 'visibility=community', [8, 9]],
    ['a', 'visibility=all', [1, 2, 4, 8, 9]],
    ['a', 'os_hidden=true', [11]],
  ])('the project of token %s lists, with the query "%s", the images %j', async (token, query, expected) => {
    const parameters = Object.fromEntries(new URLSearchParams(query));
    expect(await numbersOf(mock, { sort: 'id:asc', ...parameters }, { 'X-Auth-Token': token })).toEqual(expected);
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
  ])('the project of token a gets, for the marker of image %i, status %i', async (number, status) => {
    const marker = String(image(number)['id']);
    expect((await list(mock, `?marker=${marker}`, { 'X-Auth-Token': 'a' })).status).toBe(status);
  });

  test('if the data has no tokens, any token owns the images of all owners of private images', async () => {
    const { tokens, ...rest } = data;
    const anyone = new Mock(rest);
    expect(await numbersOf(anyone, { sort: 'id:asc' })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await list(anyone, '', { 'X-Auth-Token': '' })).status).toBe(401);
  });

  test.each(['c', '', 'constructor', '__proto__'])(
    'if the data has tokens, the unknown token %j gets 401',
    async (token) => {
      const response = await list(mock, '', { 'X-Auth-Token': token });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Keystone uri=/);
      expect(await response.text()).toMatch(/^\{"message": "This server could not verify/);
    },
  );

  test('the recorded collection of Glance is a valid data file', async () => {
    const file = readFileSync(new URL('recordings/collection.json', import.meta.url), 'utf8');
    const recorded = new Mock({ data: JSON.parse(file) });
    expect((await list(recorded, '', { 'X-Auth-Token': 'tok-a' })).status).toBe(200);
  });
});
