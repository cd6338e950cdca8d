import { conohaFetch, createFetchClient, nextMarker, type paths } from '@conoha-images/client/fetch';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import createFetch from 'openapi-fetch';
import createClient from 'openapi-react-query';
import { type ComponentType, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

// A test says in the URL what the page shows, and which service it calls.
const parameters = new URLSearchParams(location.search);
const baseUrl = parameters.get('service') ?? '';
const limit = Number(parameters.get('limit'));

const options = {
  token: ({ rejected }: { rejected: unknown }) => (rejected ? 'token-renewed' : 'token-first'),
  maxRetryDelay: 1,
};
const queries = createClient(createFetchClient({ ...options, baseUrl }));
const plainQueries = createClient(createFetch<paths>({ baseUrl, fetch: conohaFetch(options) }));

type ErrorContent = paths['/v2/images']['get']['responses'][400 | 401 | 403]['content'];

/** Any error that the document describes. */
type DocumentedError = ErrorContent[keyof ErrorContent];

function codeOf(error: DocumentedError): string {
  // The client throws an error if there is no response.
  if (error instanceof Error) return error.name;
  if (typeof error === 'string') return error;
  return 'error' in error ? String(error.error.code) : error.code;
}

/** One page, by `useQuery`. */
function OnePage() {
  const { data, error, status, fetchStatus } = queries.useQuery(
    'get',
    '/v2/images',
    { params: { query: { limit } } },
    { retry: false },
  );
  return (
    <>
      <p role="status">{`${status} ${fetchStatus}`}</p>
      {error && <p role="alert">{`${codeOf(error)} ${JSON.stringify(error)}`}</p>}
      <ul>
        {data?.images.map(({ id, status }) => (
          <li key={id} title={status}>
            {id}
          </li>
        ))}
      </ul>
    </>
  );
}

/** All pages, with openapi-fetch's own client. */
function AllPages() {
  const { data, error, hasNextPage, fetchNextPage } = plainQueries.useInfiniteQuery(
    'get',
    '/v2/images',
    { params: { query: { limit } } },
    {
      pageParamName: 'marker',
      initialPageParam: null,
      getNextPageParam: (page) => nextMarker('listImages', page),
      retry: false,
    },
  );
  return (
    <>
      <ul>{data?.pages.flatMap(({ images }) => images.map(({ id }) => <li key={id}>{id}</li>))}</ul>
      {error && <p role="alert">{codeOf(error)}</p>}
      {hasNextPage && (
        <button type="button" onClick={() => fetchNextPage()}>
          More
        </button>
      )}
    </>
  );
}

const queryClient = new QueryClient();

/** Shows a view until its reader hides it. */
function Page({ View }: { View: ComponentType }) {
  const [isShown, setShown] = useState(true);
  return (
    <QueryClientProvider client={queryClient}>
      <button type="button" onClick={() => setShown(!isShown)}>
        Show or hide
      </button>
      <button type="button" onClick={() => queryClient.cancelQueries()}>
        Cancel
      </button>
      {isShown && <View />}
    </QueryClientProvider>
  );
}

/** Shows the view that the URL names: one of this file, or of these. */
export function show(others: Readonly<Record<string, ComponentType>>): void {
  const { [parameters.get('view') ?? '']: View } = { OnePage, AllPages, ...others } as Record<string, ComponentType>;
  if (!View) throw new Error(`No view has the name ${parameters.get('view')}.`);
  const root = createRoot(document.body.appendChild(document.createElement('main')));
  root.render(
    <StrictMode>
      <Page View={View} />
    </StrictMode>,
  );
}
