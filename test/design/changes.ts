import type { Copy } from './copy.ts';

const document = 'openapi/image-api.yaml';
const english = 'openapi/overlays/en.yaml';

/** A change of the document, made in openapi/ alone. */
export interface Change {
  readonly title: string;
  apply(copy: Copy): Promise<void>;
}

const otherParameters = '      responses:\n        "200":\n';

const filter: Change = {
  title: 'a filter on os_version',
  async apply(copy) {
    const parameter = `        - name: os_version
          in: query
          description: OS のバージョンで絞り込みます。
          schema: { type: string }
          example: "2022"
          x-filter: { property: /os_version, operator: eq }
          x-evidence: glance
`;
    await copy.edit(document, [otherParameters, parameter + otherParameters]);
    const translation = `  - target: $.paths['/v2/images'].get.parameters[?@.name == 'os_version']
    x-source-hash: "HASH"
    update:
      description: Filters by version of the operating system.
`;
    await copy.edit(english, ['\n  # Responses\n', `${translation}\n  # Responses\n`]);
    // As a person would: lint names the hash of the Japanese that was just translated.
    const { output } = await copy.npm('run', 'lint:api');
    const [, hash] = /write x-source-hash: "(\w+)"/.exec(output) ?? [];
    await copy.edit(english, ['"HASH"', `"${hash}"`]);
  },
};

const server: Change = {
  title: 'a second server',
  apply: (copy) =>
    copy.edit(document, [
      'security:\n',
      '  - url: https://image-service.c3j2.conoha.io\n    description: The Image API in another region\nsecurity:\n',
    ]),
};

const pageSize: Change = {
  title: 'another default page size',
  apply: (copy) => copy.edit(document, ['          default: 25\n', '          default: 50\n']),
};

const list: Change = {
  title: 'a second list operation, with an offset and its next link in an array',
  apply: (copy) =>
    copy.edit(
      document,
      ['\ncomponents:\n', `${secondList}\ncomponents:\n`],
      ['\n    TimeFilter:\n', `${secondSchemas}\n    TimeFilter:\n`],
    ),
};

const secondList = `
  /v2/snapshots:
    get:
      operationId: listSnapshots
      summary: List snapshots
      description: Lists the snapshots.
      tags: [images]
      x-list:
        items: /snapshots
        key: /id
        page: { limit: limit, marker: marker, offset: offset, next: /snapshots_links, default: 10, maximum: 100 }
        order: { key: sort_key, direction: sort_dir, ties: [id] }
        x-evidence: conoha-reference
      parameters:
        - name: limit
          in: query
          description: The maximum number of snapshots in a page.
          schema: { type: integer, minimum: 1 }
          example: 10
          x-evidence: conoha-reference
        - name: marker
          in: query
          description: The ID of the last snapshot of the previous page.
          schema: { type: string }
          example: b
          x-evidence: conoha-reference
        - name: offset
          in: query
          description: The number of snapshots to skip.
          schema: { type: integer, minimum: 0 }
          example: 1
          x-evidence: conoha-reference
        - name: sort_key
          in: query
          description: The sort key.
          style: form
          explode: true
          schema: { type: array, minItems: 1, items: { type: string, enum: [id, gigabytes] }, default: [id] }
          example: [gigabytes]
          x-evidence: conoha-reference
        - name: sort_dir
          in: query
          description: The sort direction.
          style: form
          explode: true
          schema: { type: array, minItems: 1, items: { type: string, enum: [asc, desc] }, default: [asc] }
          example: [desc]
          x-evidence: conoha-reference
        - name: gigabytes_min
          in: query
          description: Returns only snapshots of at least this size.
          schema: { type: integer }
          example: 2
          x-filter: { property: /gigabytes, operator: gte }
          x-evidence: conoha-reference
      responses:
        "200":
          description: A page of snapshots.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/SnapshotList" }
              examples:
                two-snapshots:
                  summary: Two snapshots
                  value: { snapshots: [{ id: a, gigabytes: 1 }, { id: b, gigabytes: 2 }] }
          x-evidence: conoha-reference
        "401":
          description: The token is missing or invalid.
          headers:
            WWW-Authenticate: { $ref: "#/components/headers/WWW-Authenticate" }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/KeystoneError" }
              examples:
                snapshots-token-rejected:
                  summary: The token is missing or invalid
                  value: { error: { code: 401, title: Unauthorized, message: The request you have made requires authentication. } }
          x-evidence: conoha-reference
`;

const secondSchemas = `
    SnapshotList:
      description: A page of snapshots.
      type: object
      required: [snapshots]
      x-evidence: conoha-reference
      properties:
        snapshots:
          description: The snapshots.
          type: array
          items: { $ref: "#/components/schemas/Snapshot" }
          x-evidence: conoha-reference
        snapshots_links:
          description: The link to the next page.
          type: array
          items: { $ref: "#/components/schemas/Link" }
          x-evidence: conoha-reference
    Link:
      description: A link.
      type: object
      required: [rel, href]
      x-evidence: conoha-reference
      properties:
        rel: { description: What the link leads to., type: string, x-evidence: conoha-reference }
        href: { description: The URL., type: string, format: uri, x-evidence: conoha-reference }
    Snapshot:
      description: A snapshot.
      type: object
      required: [id, gigabytes]
      x-evidence: conoha-reference
      properties:
        id: { description: The ID of the snapshot., type: string, x-evidence: conoha-reference }
        gigabytes: { description: Its size in gigabytes., type: integer, x-evidence: conoha-reference }
        self: { description: Its path., type: string, format: uri-reference, x-evidence: conoha-reference }
`;

export const changes: readonly Change[] = [filter, server, pageSize, list];
