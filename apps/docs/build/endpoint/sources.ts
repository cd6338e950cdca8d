import { type Html, html } from '../html.ts';
import { sourceAnchor } from '../model/anchors.ts';
import { standings } from '../model/evidence.ts';
import type { Reference } from '../model/reference.ts';
import { badge } from './evidence.ts';
import type { Words } from './words.ts';

/** What the badges say, and the table of all sources. */
export function sourceTable({ sources }: Reference, ours: Words): Html {
  return html`<dl class="facts standings">${standings.map((standing) => html`<dt>${badge(standing, ours)}</dt><dd>${ours.standingNotes[standing]}</dd>`)}</dl>
    <div class="scroll" tabindex="0" role="region" aria-label="${ours.sources}"><table>
      <thead><tr><th scope="col">${ours.source}</th><th scope="col">${ours.evidence}</th><th scope="col">${ours.read}</th></tr></thead>
      <tbody>${sources.map(
        ({ id, title, url, read, standing }) => html`<tr id="${sourceAnchor({ id })}">
        <th scope="row">${url === undefined ? title : html`<a href="${url}">${title}</a>`}</th>
        <td>${badge(standing, ours)}</td>
        <td>${read === undefined ? '' : html`<time>${read}</time>`}</td>
      </tr>`,
      )}</tbody>
    </table></div>`;
}
