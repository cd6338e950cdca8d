import { type Html, html } from '../html.ts';
import { markdown } from '../markdown-html.ts';
import { propertyAnchor, schemaAnchor } from '../model/anchors.ts';
import type { NamedSchema, Property } from '../model/property.ts';
import { evidenceList } from './evidence.ts';
import { arrayText, factList, typeFacts, typeText, valueText } from './value-type.ts';
import type { Words } from './words.ts';

/** The schemas of the bodies, each with its properties. */
export function schemaSection(schemas: readonly NamedSchema[], ours: Words): Html {
  const names = new Set(schemas.map(({ name }) => name));
  return html`<section aria-labelledby="schemas">
    <h2 id="schemas">${ours.bodies}</h2>
    ${schemas.map(
      (schema) => html`<section class="schema" aria-labelledby="${schemaAnchor(schema.name)}">
      <h3 id="${schemaAnchor(schema.name)}"><code>${schema.name}</code></h3>
      ${markdown(schema.description)}
      ${evidenceList(schema, ours)}
      ${schema.properties.map((property) => entry(schema.name, [property.name], property, names, ours))}
      ${schema.additional ? html`<p class="note">${ours.additional}</p>` : ''}
    </section>`,
    )}
  </section>`;
}

function entry(
  schema: string,
  path: readonly string[],
  property: Property,
  names: ReadonlySet<string>,
  ours: Words,
): Html {
  const id = propertyAnchor(schema, path);
  const isNamed = property.schema !== undefined && names.has(property.schema);
  return html`<article class="entry" id="${id}" aria-labelledby="${id}-name">
    <h4 id="${id}-name"><a class="self" href="#${id}"><code>${path.join('.')}</code></a> <span class="type">${isNamed ? namedType(property, ours) : typeText(property.type, ours)}</span> <span class="badge optional">${property.required ? ours.present : ours.optional}</span>${property.type.nullable ? html` <span class="badge optional">${ours.nullable}</span>` : ''}</h4>
    ${markdown(property.description)}
    ${factList([
      ...typeFacts(property.type, ours),
      ...property.examples.map(
        (value) => html`<dt>${ours.example}</dt><dd><code class="sample">${valueText(value)}</code></dd>`,
      ),
    ])}
    ${evidenceList(property, ours)}
    ${isNamed ? '' : property.properties.map((inner) => entry(schema, [...path, inner.name], inner, names, ours))}
  </article>`;
}

function namedType({ schema = '', type }: Property, ours: Words): Html {
  const link = html`<a href="#${schemaAnchor(schema)}">${schema}</a>`;
  if (!type.names.includes('array')) return link;
  const [before = '', after = ''] = arrayText(type, '\n', ours).split('\n');
  return html`${before}${link}${after}`;
}
