import { createCssVariablesTheme, createHighlighter, type ShikiTransformer } from 'shiki';
import { type Html, raw } from './html.ts';

const theme = createCssVariablesTheme({ name: 'site', variablePrefix: '--', fontStyle: false });

const highlighter = await createHighlighter({
  themes: [theme],
  langs: ['shellscript', 'javascript', 'typescript', 'json', 'html', 'yaml'],
});

/** Shiki's inline styles as classes, such as `token-string`, because the pages' policy allows no inline style. */
const classes: ShikiTransformer = {
  pre(node) {
    delete node.properties['style'];
  },
  span(node) {
    const [, token] = /^color:var\(--(token-[\w-]+)\)$/.exec(String(node.properties['style'] ?? '')) ?? [];
    delete node.properties['style'];
    if (token !== undefined) node.properties['class'] = token;
  },
};

const names: Readonly<Record<string, string>> = { shell: 'shellscript', curl: 'shellscript' };

/** Code with its tokens in colors. A language that is unknown here gives plain text. */
export function highlighted(code: string, language: string): Html {
  const name = names[language.toLowerCase()] ?? language.toLowerCase();
  const lang = highlighter.getLoadedLanguages().includes(name) ? name : 'text';
  return raw(
    highlighter.codeToHtml(code.trimEnd(), {
      lang,
      theme: 'site',
      transformers: [classes],
      // By default, a line that takes longer than half a second stays plain, so the page would depend on the machine's load.
      tokenizeTimeLimit: 0,
    }),
  );
}
