import type { Mend } from './mend.ts';
import { literals, words } from './words.ts';

const name = String.raw`[\w$]+`;
const missing = 'Words are English in every language:';

/**
 * Let Redoc take its words from the page's script (page/page.js), in every language. In Redoc by itself they are English:
 * its function for translation returns the English word that it is given, and some words are not given to it.
 */
export const wordMends: readonly Mend[] = [
  {
    problem: `${missing} the function for their translation is a stub.`,
    pattern:
      /useTranslate:\(\)=>\(\{translate:\(([\w$]+),([\w$]+)\)=>(\(typeof \2==`string`\?\2:\2\?\.defaultValue\)\|\|\1\|\|``)\}\)/,
    replacement: 'useTranslate:()=>({translate:($1,$2)=>redocWords[$1]||$3})',
  },
  ...literals.map(({ before, english }) => ({
    problem: `${missing} "${english}" is a part of the code.`,
    pattern: new RegExp(`(${RegExp.escape(before)})(\`${RegExp.escape(english)}\`)`),
    replacement: '$1redocText($2)',
  })),
  {
    problem: `${missing} the names of links to a place.`,
    pattern: new RegExp(String.raw`"aria-label":(${name}\?\?\`link to \$\{${name}\}\`)`),
    replacement: '"aria-label":redocText($1)',
  },
  {
    problem: `${missing} the types of values.`,
    pattern: /([\w$]+\.em)(?=`\s+vertical-align: middle;\s+color: var\(--schema-type-text-color)/,
    replacement: '$1.attrs(({children})=>({children:redocText(children)}))',
  },
  {
    problem: `${missing} the title of listed values.`,
    pattern: new RegExp(
      String.raw`return(\`\$\{${name}\?\.startsWith\(\`Array\`\)\?\`Items \`:\`\`\}\$\{${name}===1\?\`Value:\`:\`Enum:\`\}\`)`,
    ),
    replacement: 'return redocText($1)',
  },
  {
    problem: `${missing} the button that shows the properties of a schema.`,
    pattern: new RegExp(String.raw`(${name}\.push\(${name}\),)(${name}\.join\(\` \`\))(?=\}var ${name}=40;)`),
    replacement: '$1redocText($2)',
  },
  {
    problem: `${missing} the title of the parameter with the key.`,
    pattern: new RegExp(String.raw`(label:)(\`\$\{${name}\}\$\{${name}\(\`parameterName\`,\`parameter name\`\)\}:\`)`),
    replacement: '$1redocText($2)',
  },
  {
    problem: `${missing} the places of search results.`,
    pattern: new RegExp(String.raw`(place:)${name}\(${name},(${name}\.parameter\.place)\)`),
    replacement: '$1redocText($2)',
  },
];

/**
 * Looks for the keys of {@link words} in Redoc.
 *
 * @throws if Redoc has no word with such a key, so that it shows another word in English.
 */
export function checkWords(page: string): void {
  const keys = Object.keys(words.ja).filter((key) => !page.includes(`\`${key}\``));
  if (keys.length > 0) throw new Error(`Redoc has changed: it has no words with these keys: ${keys.join(', ')}.`);
}
