interface RequestParts {
  readonly method: string;
  readonly target: string;
  /** Name and value in turn. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/** A request as a web `Request`; undefined if its target or method is invalid in one. */
export function webRequestOf({ method, target, headers: raw, body }: RequestParts): Request | undefined {
  try {
    const url = new URL(`http://localhost${target}`);
    const headers = new Headers();
    for (let index = 0; index < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
    // HTTP allows a body in GET and HEAD, which servers ignore; a web Request does not.
    const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
    if (!hasBody) for (const name of ['content-length', 'transfer-encoding']) headers.delete(name);
    return new Request(url, { method, headers, ...(hasBody && { body: body as Uint8Array<ArrayBuffer> }) });
  } catch {
    return undefined;
  }
}
