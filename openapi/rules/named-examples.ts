import type { Rule } from './redocly.ts';

/** Every media type has at least one example with a name, so that a reader and a mock can ask for it. */
export const namedExamples: Rule = () => ({
  MediaType(mediaType, { report, location }) {
    if (Object.keys((mediaType['examples'] as object | undefined) ?? {}).length > 0) return;
    report({
      message:
        'This media type has no named example. Add examples with a name, a summary and a value; example has no name.',
      location: location.key(),
    });
  },
});
