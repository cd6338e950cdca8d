import type { Rule } from './redocly.ts';

/** Every media type has at least one named example, so that readers and mocks can refer to it. */
export const namedExamples: Rule = () => ({
  MediaType(mediaType, { report, location }) {
    if (Object.keys((mediaType['examples'] as object | undefined) ?? {}).length > 0) return;
    report({
      message:
        'This media type has no named example. Add examples with a name, a summary and a value. The keyword example has no names.',
      location: location.key(),
    });
  },
});
