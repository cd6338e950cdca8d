const auth = '{ auth_url: "KEYSTONE/v3", username: u, password: p, project_name: p }';

/** Files that the openstack command rejects. `KEYSTONE` is the URL of the server. */
export const rejected: readonly (readonly [title: string, file: string])[] = [
  ['a second document', `clouds: { conoha: { auth: ${auth} } }\n---\nother: 1\n`],
  ['a second document that is empty', `clouds: { conoha: { auth: ${auth} } }\n---\n`],
  ['a cloud that contains itself', `clouds: { conoha: &cloud { self: *cloud, auth: ${auth} } }`],
  ['an anchor with the name of an earlier one', `a: &a 1\nb: &a 2\nclouds: { conoha: { auth: ${auth} } }`],
  ['a list as a key', `? [a]\n: b\nclouds: { conoha: { auth: ${auth} } }`],
  ...['3.0', '"3.0"', 'v3', '3.14', '" 3"', '[3]'].map(
    (version) =>
      [
        `the identity_api_version ${version}`,
        `clouds: { conoha: { identity_api_version: ${version}, auth: ${auth} } }`,
      ] as const,
  ),
];
