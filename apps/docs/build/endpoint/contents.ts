import { type Html, html } from '../html.ts';
import { parameterAnchor, partAnchor, responseAnchor, schemaAnchor } from '../model/anchors.ts';
import { roles } from '../model/parameter.ts';
import type { Operation } from '../model/reference.ts';
import { sentences } from '../sentences/sentences.ts';
import type { PageInput } from './page-input.ts';
import { words } from './words.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly code?: true;
  readonly entries?: readonly Entry[];
}

/** The table of contents: a link to every part of the page. */
export function contents(input: PageInput): Html {
  const { edition, reference } = input;
  const ours = words[edition.language];
  const { sections } = reference.sections;
  const entries: Entry[] = [
    { id: 'doors', title: ours.doors },
    ...reference.operations.map(({ id, summary }) => ({ id, title: summary })),
    { id: 'console', title: ours.console },
    ...sections.slice(0, -1).map(({ id, title }) => ({ id, title })),
    ...reference.operations.flatMap((operation) => operationEntries(input, operation)),
    {
      id: 'schemas',
      title: ours.bodies,
      entries: reference.schemas.map(({ name }) => ({ id: schemaAnchor(name), title: name, code: true })),
    },
    ...sections.slice(-1).map(({ id, title }) => ({ id, title })),
  ];
  return html`<nav class="contents" aria-label="${ours.contents}">${list(entries)}</nav>`;
}

function operationEntries({ edition, reference }: PageInput, operation: Operation): Entry[] {
  const ours = words[edition.language];
  const { operations } = reference;
  const behaviors = operation.list ? sentences[edition.language].list(operation.list) : [];
  return [
    ...(behaviors.length > 0
      ? [
          {
            id: partAnchor(operation, 'behavior', operations),
            title: ours.behavior,
            entries: [
              ...behaviors.map(({ part, title }) => ({
                id: partAnchor(operation, `behavior-${part}`, operations),
                title,
              })),
              ...(operation.list?.filters.length
                ? [{ id: partAnchor(operation, 'operators', operations), title: ours.operators }]
                : []),
            ],
          },
        ]
      : []),
    {
      id: partAnchor(operation, 'parameters', operations),
      title: ours.parameters,
      entries: roles.flatMap((role) =>
        operation.parameters
          .filter((parameter) => parameter.role === role)
          .map((parameter) => ({
            id: parameterAnchor(operation, parameter, operations),
            title: parameter.name,
            code: true as const,
          })),
      ),
    },
    {
      id: partAnchor(operation, 'responses', operations),
      title: ours.responses,
      entries: operation.responses.map(({ status }) => ({
        id: responseAnchor(operation, status, operations),
        title: status,
        code: true as const,
      })),
    },
  ];
}

function list(entries: readonly Entry[]): Html {
  return html`<ul>${entries.map(({ id, title, code, entries: inner = [] }) => html`<li><a href="#${id}">${code ? html`<code>${title}</code>` : title}</a>${inner.length > 0 ? list(inner) : ''}</li>`)}</ul>`;
}
