// Checked by the compiler alone (`npm run typecheck`): openapi-react-query has the document's types.
import { createFetchClient, nextMarker, type paths } from '@conoha-images/client/fetch';
import createClient from 'openapi-react-query';

const client = createClient(createFetchClient({ token: 'token' }));

type Responses = paths['/v2/images']['get']['responses'];
type Errors = Responses[400 | 401 | 403]['content'];
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Same<One, Other>): void {}

export function useTypes(): void {
  const { data, error } = client.useQuery('get', '/v2/images', { params: { query: { sort: ['name:asc'] } } });
  // @ts-expect-error: there may be no data.
  data.images;
  same<typeof data, Responses[200]['content']['application/json'] | undefined>(true);
  same<typeof error, Errors[keyof Errors] | null>(true);
  // @ts-expect-error: a misspelt property.
  data?.images[0]?.virtualsize;
  // @ts-expect-error: an unknown path.
  client.useQuery('get', '/v2/image');
  // @ts-expect-error: a misspelt filter.
  client.useQuery('get', '/v2/images', { params: { query: { visiblity: 'public' } } });
  // @ts-expect-error: the value is not in the enum.
  client.useSuspenseQuery('get', '/v2/images', { params: { query: { visibility: 'pubic' } } });
  // @ts-expect-error: the document has no POST.
  client.useMutation('post', '/v2/images');

  const { data: all } = client.useInfiniteQuery(
    'get',
    '/v2/images',
    { params: { query: { limit: 1 } } },
    {
      initialPageParam: null,
      // @ts-expect-error: a misspelt property of a page.
      getNextPageParam: (page) => nextMarker('listImages', page.image),
    },
  );
  same<typeof all, { pages: NonNullable<typeof data>[]; pageParams: unknown[] } | undefined>(true);
}
