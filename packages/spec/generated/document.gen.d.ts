// Generated from openapi/ by `npm run generate`. Do not edit.
declare const document: object;
export default document;
