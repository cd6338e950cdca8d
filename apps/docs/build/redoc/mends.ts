import type { Mend } from './mend.ts';
import { wordMends } from './word-mends.ts';

/** An image of Redoc's name. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="12"><text y="10" font-family="sans-serif" font-size="11">Redoc</text></svg>',
).replaceAll("'", '%27')}`;

/** All mends. What they call, page/page.js has. */
export const mends: readonly Mend[] = [
  ...wordMends,
  {
    problem: 'The page has the English text of its first section before its script runs, and dead links to others.',
    pattern: /<div id="redoc"><[\s\S]*<\/div>(?=\s*<script type="module">)/,
    replacement: '<div id="redoc"></div>',
  },
  {
    problem: 'The logo comes from another host.',
    pattern: /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/,
    replacement: logo,
    count: 2,
  },
  {
    problem: 'Each Markdown text is the main content of the page.',
    pattern: /(=[\w$]+\.)main(?=\.withConfig\(.{0,150}`Markdown\/Markdown`)/,
    replacement: '$1div',
  },
  {
    problem: 'A page has no heading of the first level, and none of the third.',
    pattern:
      /(case 2:return\(0,[\w$]+\.jsxs\)\([\w$]+,\{)(\$inline:.*?case 4:return\(0,[\w$]+\.jsxs?\)\([\w$]+,\{)(?=\$inline:)/,
    replacement: '$1as:`h1`,$2as:`h2`,',
  },
  {
    problem: 'The headings inside a page of an operation skip two levels.',
    pattern: /([\w$]+=[\w$]+\.)h5(?=`\s+font-size: var\(--font-size-md\);\s+font-weight: [^;]*;)/,
    replacement: '$1h3',
  },
  {
    problem: 'The side bar is not a landmark.',
    pattern: /(\{className:[\w$]+,)(?=\$collapsedSidebar:[\w$]+,\$open:)/,
    replacement: '$1role:`navigation`,"aria-label":redocText(`Contents`),',
  },
  {
    problem: 'The side bar has no links to the other pages of the site.',
    pattern: /(collapsedSidebar:[\w$]+,children:\[)(?=\(0,([\w$]+)\.jsx\)\([\w$]+,\{dataTestId:`logo`)/,
    replacement: '$1(0,$2.jsx)(`div`,{className:`site-links`,dangerouslySetInnerHTML:{__html:redocLinks()}}),',
  },
  {
    problem: 'The keyboard does not reach the search.',
    pattern: /([\w$]+=[\w$]+\.)div(?=`\s+display: inline-flex;[^`]*--search-trigger-gap)/,
    replacement: '$1button',
  },
  {
    problem: 'The name of a button that chooses an example or a media type is not what it shows.',
    pattern: /(\{variant:`outlined`,size:`small`,type:`button`),"aria-label":[\w$]+(?=,children:)/,
    replacement: '$1',
  },
  {
    problem: 'The button that clears the search has no name.',
    pattern: /(sendSearchInputResetClickedMessage\([^)]*\)\]\)\},icon:[^}]*\}\),)(?=tabIndex:-1)/,
    replacement: '$1"aria-label":redocText(`Clear`),',
  },
  {
    problem: 'The search is not a dialog to assistive technology.',
    pattern: /"data-testid":`search-dialog`,/,
    replacement: '$&role:`dialog`,"aria-modal":!0,"aria-label":redocText(`Search`),',
  },
  {
    problem: 'The header of the search is a second header of the page.',
    pattern: /([\w$]+=[\w$]+\.)header(?=`[^`]*--search-modal-border)/,
    replacement: '$1div',
  },
  {
    problem: 'The panel about security is not a dialog, and the button that closes it has no name.',
    pattern:
      /(\{ref:[\w$]+,tabIndex:0,)(children:\[\(0,[\w$]+\.jsx\)\([\w$]+,\{)(?=onClick:[\w$]+,variant:`ghost`,icon:)/,
    replacement:
      '$1role:`dialog`,"aria-modal":!0,"aria-label":redocText(`Security`),$2"aria-label":redocText(`Close`),',
  },
  {
    problem: 'The name of the button that switches the colors is the name of the present ones.',
    pattern: /(data-testid":`color-mode-switcher`.{0,200}"aria-label":)[\w$]+/,
    replacement: '$1redocText(`Switch color mode`)',
  },
];
