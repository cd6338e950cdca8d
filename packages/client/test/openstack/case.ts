/** A machine with OpenStack's settings, and what they lead to. */
export interface Case {
  /** What the settings show. */
  readonly title: string;
  /** A folder in fixtures/. */
  readonly fixture: string;
  /** Variables. `FIXTURE` is the folder's path, and `KEYSTONE` the URL of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the fixture's folder work/ is the current folder. */
  readonly inWork?: boolean;
  readonly user?: object;
  readonly scope?: object;
  /** The whole identity, if it is not the user's password. */
  readonly identity?: object;
  /** The region and interface of the endpoint. */
  readonly endpoint: string;
  /** The path of Keystone, if it is not at the root. */
  readonly path?: string;
  /** Whether only openstacksdk reads this. The openstack command is built on it, but leaves it out. */
  readonly sdkOnly?: true;
}

/** The `auth` that Keystone receives. */
export function authOf({ user, identity, scope }: Case): object {
  const whole = identity ?? { methods: ['password'], password: { user } };
  return scope ? { identity: whole, scope } : { identity: whole };
}
