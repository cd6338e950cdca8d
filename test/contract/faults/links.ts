import type { Body, Fault, Item, Parameters } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { paging, sortParameters, text, without } from './changes.ts';

export const linkFaults: Record<string, Fault> = {
  'next-missing': { does: 'never has a next link', writes: ({ next, ...body }) => body },
  'next-missing-later': {
    does: 'has no next link on the second page',
    writes: ({ next, ...body }, { value }) => (next && !value('marker') ? { ...body, next } : body),
  },
  'next-null': {
    does: 'has a next link of null on the last page',
    writes: (body) => ({ ...body, next: body.next ?? null }),
  },
  'next-always': {
    does: 'has a next link on every page, even on an empty one',
    writes: (body) => ({ next: body.first, ...body }),
  },
  'next-short': {
    does: 'has a next link even if the page is not full',
    writes: (body, { parameters }) =>
      body.images.length > 0
        ? {
            ...body,
            next: linkTo([...without('marker')(parameters), ['marker', text(body.images.at(-1) as Item, 'id')]]),
          }
        : body,
  },
  'next-loops': {
    does: 'has a next link that leads from a later page to itself',
    writes: (body, { value, parameters }) =>
      value('marker') && body.next ? { ...body, next: linkTo(parameters) } : body,
  },
  'next-marker-first': {
    does: 'has a next link that continues after the first item of the page',
    writes: (body, { parameters }) => nextAfter(body, parameters, 0),
  },
  'next-marker-before-last': {
    does: 'has a next link that continues after the second-to-last item',
    writes: (body, { parameters }) => nextAfter(body, parameters, -2),
  },
  'next-drops-filters': {
    does: 'keeps only the order and the page in the next link',
    writes: (body) => rewritten(body, (link) => link.filter(([name]) => [...sortParameters, ...paging].includes(name))),
  },
  'next-drops-order': {
    does: 'leaves the order out of the next link',
    writes: (body) => rewritten(body, without(...sortParameters)),
  },
  'next-drops-limit': {
    does: 'leaves the limit out of the next link',
    writes: (body) => rewritten(body, without('limit')),
  },
  'next-drops-repeated': {
    does: 'keeps only the last value of a repeated parameter in the next link',
    writes: (body) => rewritten(body, (link) => [...new Map(link)]),
  },
  'next-other-host': {
    does: 'has a next link to another host',
    writes: (body) => (body.next ? { ...body, next: `https://images.example${body.next}` } : body),
  },
  'next-other-path': {
    does: 'has a next link with another version in its path',
    writes: (body) => (body.next ? { ...body, next: body.next.replace('/v2', '/v1') } : body),
  },
  'next-not-encoded': {
    does: 'does not encode the next link',
    writes: (body) =>
      body.next
        ? { ...body, next: body.next.replaceAll('%2B', '+').replaceAll('%26', '&').replaceAll('%3D', '=') }
        : body,
  },
  'first-has-marker': {
    does: 'keeps the marker in the first link',
    writes: (body, { parameters }) => ({ ...body, first: linkTo(parameters) }),
  },
  'first-drops-query': {
    does: 'has no query in the first link',
    writes: (body) => ({ ...body, first: '/v2/images' }),
  },
  'next-absolute': {
    does: 'has the server in the next link',
    writes: (body) => (body.next ? { ...body, next: `http://127.0.0.1${body.next}` } : body),
  },
  'next-drops-owner': {
    does: 'leaves one filter out of the next link',
    writes: (body) => rewritten(body, without('owner')),
  },
  'next-drops-unnamed': {
    does: 'leaves parameters that the document does not name out of the next link',
    writes: (body) => rewritten(body, (link) => link.filter(([name]) => !/^min_/.test(name))),
  },
};

/** The body with a changed next link. */
export function rewritten(body: Body, change: (link: Parameters) => Parameters): Body {
  if (body.next === undefined) return body;
  const link: Parameters = [...new URLSearchParams(body.next.split('?')[1])];
  const marker = link.filter(([name]) => name === 'marker');
  return { ...body, next: linkTo([...without('marker')(change(link)), ...marker]) };
}

function nextAfter(body: Body, parameters: Parameters, index: number): Body {
  const marked = body.images.at(index);
  if (body.next === undefined || !marked) return body;
  return { ...body, next: linkTo([...without('marker')(parameters), ['marker', text(marked, 'id')]]) };
}
