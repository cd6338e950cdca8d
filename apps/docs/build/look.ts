/** One page of the reference. */
export interface ReferencePage {
  readonly language: 'ja' | 'en';
  readonly name: string;
  /** The document's file name, in @conoha-images/spec and in dist/. */
  readonly document: string;
  /** The page's path in dist/. */
  readonly file: string;
  /** The relative URL of the page in the other language. */
  readonly otherPage: string;
}

/** The parts of the document that a page uses. */
export interface Document {
  readonly info: { readonly title: string; readonly summary: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
}

interface DocumentOperation {
  readonly 'x-codeSamples'?: readonly { readonly lang: string; readonly label: string }[];
}

/** Redoc's options, which control the look of the page. */
export function look(page: ReferencePage, document: Document): object {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  return {
    // Redoc shows only the samples with these labels. Without this list it would add its own samples.
    codeSamples: {
      languages: operations.flatMap((operation) =>
        (operation['x-codeSamples'] ?? []).map(({ lang, label }) => ({ lang, label })),
      ),
    },
    downloadUrls: [{ title: page.document, url: page.file.includes('/') ? `../${page.document}` : page.document }],
    jsonSamplesExpandLevel: 4,
    schemasExpansionLevel: 1,
    // Not x-evidence: the descriptions say it in words.
    showExtensions: ['x-filter'],
  };
}
