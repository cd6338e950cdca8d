import { type Html, html } from '../html.ts';
import { inlineMarkdown } from '../markdown-html.ts';
import { sourceAnchor } from '../model/anchors.ts';
import type { Described, Evidence, Standing } from '../model/evidence.ts';
import type { Words } from './words.ts';

/** Which standing a text has. */
export function badge(standing: Standing, words: Words): Html {
  return html`<span class="badge ${standing}" title="${words.standingNotes[standing]}">${words.standings[standing]}</span>`;
}

/** How we know what stands above: for each source a badge, a link, and what rests on it. */
export function evidenceList({ evidence, absent }: Described, words: Words): Html {
  if (evidence.length === 0 && absent === undefined) return html``;
  return html`<div class="evidence">
    ${absent === undefined ? '' : html`<p>${absent}</p>`}
    <ul aria-label="${words.evidence}">${evidence.map((part) => html`<li>${badge(part.standing, words)} ${sourceLink(part)}${claimOf(part, words.parentheses)}</li>`)}</ul>
  </div>`;
}

function sourceLink({ id, source }: Evidence): Html {
  return html`<a href="${source.url ?? `#${sourceAnchor({ id })}`}">${source.title}</a>`;
}

function claimOf({ claim }: Evidence, [open, close]: Words['parentheses']): Html {
  if (claim === true) return html``;
  const text = typeof claim === 'string' ? inlineMarkdown(claim) : claim.map((value) => html`<code>${value}</code>`);
  return html`<span class="claim">${open}${text}${close}</span>`;
}
