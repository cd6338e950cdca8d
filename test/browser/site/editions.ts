import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };

/** The page of the endpoint in each language, and the document that it is made from. */
export const editions = [
  { language: 'ja', path: '/', document: japanese as object },
  { language: 'en', path: '/en/', document: english as object },
] as const;
