import type { MockRequest } from '../http/messages.ts';

/** Host names that no web page of a stranger can have, because nobody can register them (RFC 6761, RFC 6762, ICANN). */
const privateName = /(^|\.)(localhost|local|internal|test)$/;

/** An IPv4 address. One of IPv6 has no dot in a URL. */
const address = /^\d+(\.\d+){3}$/;

const ownAddress = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Decides which requests may control the mock: those of programs, and those of pages on the same machine. */
export class ControlAccess {
  readonly #hosts: ReadonlySet<string>;

  /**
   * @param hosts Names of further hosts.
   * @throws {TypeError} if one is not the name of a host, such as `ci.example`, without a port.
   */
  constructor(hosts: readonly string[]) {
    for (const host of hosts) {
      if (!isHostName(host))
        throw new TypeError(`A host in controlHosts must be a name without a port; given: ${host || 'nothing'}.`);
    }
    this.#hosts = new Set(hosts.map((host) => host.toLowerCase()));
  }

  /**
   * Why a request may not control the mock; undefined if it may.
   *
   * A web page can send requests to any address. Browsers name the page in `Origin`. If the page's own name leads to the
   * address of the mock (DNS rebinding), there may be no `Origin`, but `Host` has that name. A request without `Host`
   * did not come from a network.
   */
  problemOf(request: MockRequest): string | undefined {
    const host = request.header('host');
    if (host !== undefined && !this.#isOwnHost(host)) {
      return rejection('Host', 'an IP address, or the name of a host in a private network', host, hostNameOf(host));
    }
    const origin = request.header('origin');
    if (origin === undefined || this.#isOwnOrigin(origin, host)) return undefined;
    return rejection('Origin', 'that of the mock, or of a page on the same machine', origin, urlOf(origin)?.hostname);
  }

  #isOwnHost(host: string): boolean {
    const name = hostNameOf(host);
    if (name === undefined) return false;
    return address.test(name) || !name.includes('.') || privateName.test(name) || this.#hosts.has(name);
  }

  #isOwnOrigin(origin: string, host: string | undefined): boolean {
    const url = urlOf(origin);
    if (url === undefined) return false;
    return ownAddress.test(url.hostname) || this.#hosts.has(url.hostname) || url.host === urlOf(`http://${host}`)?.host;
  }
}

/** Whether a text is the name or the address of a host, without a port. */
export function isHostName(text: string): boolean {
  const host = text.includes(':') ? `[${text.replace(/^\[(.*)\]$/, '$1')}]` : text;
  return urlOf(`http://${host}`) !== undefined && !/[/?#@\\\s]/.test(text);
}

function rejection(header: string, requirement: string, value: string, name: string | undefined): string {
  const remedy = name ? ` Start the mock with --control-host ${name} to accept it.` : '';
  return `${header} must be ${requirement}; given: ${value.slice(0, 300) || 'nothing'}.${remedy}`;
}

/** The name in a `Host` header, in lower case and without a final dot. Undefined if the header is invalid. */
function hostNameOf(host: string): string | undefined {
  return urlOf(`http://${host}`)?.hostname.replace(/\.$/, '') || undefined;
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
