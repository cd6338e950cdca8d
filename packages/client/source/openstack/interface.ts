import { invalid, type Setting, type Settings } from './settings.ts';

const interfaces = ['public', 'internal', 'admin'];

/**
 * The interfaces to use, the most preferred first. Each may end with `URL`, as in Keystone v2. openstackclient lets
 * `endpoint_type`, the former name, override `interface`.
 */
export function interfacesOf(
  settings: Settings,
  option: unknown,
): Setting & { readonly value: readonly [string, ...string[]] } {
  const { name, value } =
    option !== undefined
      ? { name: 'interface', value: option }
      : (settings.find('image_endpoint_type', 'image_interface') ??
        settings.find('endpoint_type') ??
        settings.find('interface') ?? { name: 'interface', value: 'public' });
  const [first, ...others] = (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
    const text = String(entry).replace(/URL$/, '');
    if (typeof entry === 'string' && interfaces.includes(text)) return text;
    throw invalid({ name, value }, `must be one of ${interfaces.join(', ')}, or a list of them`);
  });
  if (first === undefined) throw invalid({ name, value }, 'must have an entry');
  return { name, value: [first, ...others] };
}
