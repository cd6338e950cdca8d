import { entriesOf, member } from '@conoha-images/document';
import { type Change, difference } from './change.ts';

/** Compares the URLs of two documents' servers. A variable with an enum stands for one URL per value. */
export function compareServers(base: object, revision: object): Change[] {
  const before = urlsOf(base);
  const after = urlsOf(revision);
  const [first, other] = [before[0], after[0]];
  // Many programs take the first server.
  const isReordered = first !== undefined && other !== undefined && first !== other && after.includes(first);
  return [
    ...(isReordered ? [change('warning', difference('The first server', first, other))] : []),
    ...before
      .filter((url) => !after.includes(url))
      .map((url) => change('breaking', `The server \`${url}\` was removed.`)),
    ...after
      .filter((url) => !before.includes(url))
      .map((url) => change('compatible', `The server \`${url}\` was added.`)),
  ];
}

function change(rating: Change['rating'], message: string): Change {
  return { rating, place: 'servers', message };
}

function urlsOf(document: object): string[] {
  const servers = member(document, 'servers');
  return (Array.isArray(servers) ? servers : []).flatMap((server: unknown) =>
    entriesOf(member(server, 'variables')).reduce(
      (urls, [name, variable]) => {
        const values = member(variable, 'enum');
        if (!Array.isArray(values)) return urls;
        const ordered = new Set([member(variable, 'default') ?? [], values].flat());
        return urls.flatMap((url) => [...ordered].map((value) => url.replaceAll(`{${name}}`, String(value))));
      },
      [String(member(server, 'url'))],
    ),
  );
}
