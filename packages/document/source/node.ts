export { describeDocument, readDescription } from './read-description.ts';
export { ResponseSchemas } from './schemas/response-schemas.ts';
export { type VocabularyKeyword, vocabularyErrors } from './schemas/vocabulary.ts';
