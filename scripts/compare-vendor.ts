// Compares our document with ConoHa's own OpenAPI file, and fails if README.md no longer says how they differ.
// Get the file from https://github.com/gmo-internet/conoha_vps_openapi: npm run compare:vendor -- FILE
import { readFile } from 'node:fs/promises';
import { isObject, nodeAt } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { parse } from 'yaml';
import { differencesOf } from './vendor/differences.ts';
import { type Facts, factsOf } from './vendor/facts.ts';
import { statements } from './vendor/statements.ts';

const sample = document.components.examples.reference.value;

try {
  process.exitCode = compare(await readVendorFile(process.argv[2]), factsOf(document, listImages, sample));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

/** @throws {Error} if the file can't be read, or has no such operation. */
async function readVendorFile(file: string | undefined): Promise<Facts> {
  if (file === undefined) throw new Error("Name ConoHa's OpenAPI file: npm run compare:vendor -- FILE");
  try {
    const vendor: unknown = parse(await readFile(file, 'utf8'));
    if (!isObject(vendor) || nodeAt(vendor, 'paths') === undefined) throw new Error('It is not an OpenAPI document.');
    return factsOf(vendor, listImages, sample);
  } catch (error) {
    throw new Error(`The file ${file} can't be compared: ${(error as Error).message}`);
  }
}

/** Prints the comparison. @returns 1 if a row of README.md is wrong, and 0 if not. */
function compare(vendor: Facts, own: Facts): number {
  console.log("|  | ConoHa's file | This document |\n| --- | --- | --- |");
  for (const { row, describe } of statements) console.log(`| ${row} | ${describe(vendor)} | ${describe(own)} |`);
  const differences = [
    ...differencesOf('parameter', vendor.parameters, own.parameters),
    ...differencesOf('property', vendor.properties, own.properties),
  ];
  console.log(`\n${differences.map((difference) => `- ${difference}`).join('\n')}`);
  const wrong = statements.filter(({ holds }) => !holds(vendor, own));
  for (const { row } of wrong) console.error(`\nThe comparison in README.md is wrong: ${row}`);
  return wrong.length === 0 ? 0 : 1;
}
