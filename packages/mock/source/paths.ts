import { serverOf } from '@conoha-images/document';

/** The path of the document's server, such as `/api/v1`, without a slash at its end. */
function basePathOf(document: object): string {
  return (serverOf(document)?.pathname ?? '').replace(/\/+$/, '');
}

/** Matches the paths of a path template, with or without the path of the document's server before them. */
export function pathPattern(document: object, template: string): RegExp {
  const path = template
    .split(/\{[^}]*\}/)
    .map(escapeRegExp)
    .join('[^/]+');
  return new RegExp(`^(?:${escapeRegExp(basePathOf(document))})?${path}$`);
}

/** A path without the path of the document's server. */
export function withoutBasePath(document: object, path: string): string {
  const basePath = basePathOf(document);
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
