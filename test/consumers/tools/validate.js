// node validate.js PARSER BUNDLE: prints what is wrong with a bundle in the eyes of a parser, one problem a line.
import { readFile } from 'node:fs/promises';
import SwaggerParser from '@apidevtools/swagger-parser';
import { validate as validateForReadMe } from '@readme/openapi-parser';
import { validate as validateForScalar } from '@scalar/openapi-parser';

const parsers = {
  async 'swagger-parser'(text) {
    await SwaggerParser.validate(JSON.parse(text));
    return [];
  },
  async readme(text) {
    const { valid, errors = [], warnings } = await validateForReadMe(JSON.parse(text));
    const problems = [...errors, ...warnings].map(({ message }) => message);
    return valid || problems.length > 0 ? problems : ['The document is invalid.'];
  },
  async scalar(text) {
    const { valid, errors = [] } = await validateForScalar(text);
    const problems = errors.map(({ message, path }) => `${path?.join('/')}: ${message}`);
    return valid || problems.length > 0 ? problems : ['The document is invalid.'];
  },
};

const [parser, bundle] = process.argv.slice(2);
const problems = await parsers[parser](await readFile(bundle, 'utf8')).catch((error) => [error.message]);
for (const problem of problems) console.log(problem);
