import type { Reference } from '../model/reference.ts';
import type { Edition } from '../site.ts';

/** Redoc's options, which control the look of the page. */
export function look(_edition: Edition, { operations }: Reference): object {
  return {
    // Redoc shows only the samples with these labels. Without this list it would add its own samples.
    codeSamples: {
      languages: operations.flatMap(({ samples }) => samples.map(({ language, label }) => ({ lang: language, label }))),
    },
    downloadUrls: [{ title: 'openapi.json', url: '../openapi.json' }],
    jsonSamplesExpandLevel: 4,
    schemasExpansionLevel: 1,
  };
}
