import { describe, expect, test } from 'vitest';
import { checkProse, rules } from '../../scripts/prose/check.ts';

/** The rules that a text breaks. */
function rulesBroken(file: string, text: string): string[] {
  return checkProse(file, text).map(({ rule }) => rule);
}

describe.each(rules)('the rule $name', ({ name, bad, good }) => {
  test.each(bad)('reports %j', (sentence) => {
    expect(rulesBroken('file.md', `${sentence}\n`)).toContain(name);
  });

  test.each(good)('accepts %j', (sentence) => {
    expect(rulesBroken('file.md', `${sentence}\n`)).not.toContain(name);
  });
});

test('every rule has a name of its own', () => {
  const names = rules.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test('an English paragraph may have line breaks', () => {
  expect(rulesBroken('file.md', 'The header `Accept`\n`X-Auth-Token` and the rest.\n')).toEqual([]);
});

test('a finding says where the habit is, why it is one, and what to write instead', () => {
  const text = 'First line.\n\nA misspelt name is no\nerror.\n';
  expect(checkProse('file.md', text)).toEqual([
    {
      line: 3,
      column: 17,
      rule: 'is-no',
      message: expect.stringMatching(/^"is no error": .+ Write "is not a/),
    },
  ]);
});

test('a finding quotes the text, code included', () => {
  expect(checkProse('file.md', 'Where `limit` is 0, the page is empty.\n')).toMatchObject([
    { message: expect.stringMatching(/^"Where `limit` is 0, ": /) },
  ]);
});

test('comments of TypeScript are checked, also a phrase that goes on in the next line', () => {
  expect(rulesBroken('file.ts', '/**\n * A misspelt name is\n * refused by the service.\n */\n')).toEqual(['refused']);
  expect(rulesBroken('file.ts', 'run(); // A misspelt name is\n// refused by the service.\n')).toEqual(['refused']);
  expect(rulesBroken('file.ts', '/** @throws {RangeError} where the port is taken. */\nrun();\n')).toEqual(['where']);
});

test('a finding in code has its own column, whatever comments stand before it', () => {
  const text = '/** One. */\nrun(/* Two. */ 1 /* Three. */); // A misspelt name is refused.\n';
  expect(checkProse('file.ts', text)).toMatchObject([{ line: 2, column: 52 }]);
});

test('strings of TypeScript are checked, and their inserted values are not', () => {
  expect(rulesBroken('file.ts', `throw new Error(\`The query \${queryOf('is none')} is refused.\`);\n`)).toEqual([
    'refused',
  ]);
  expect(rulesBroken('file.ts', 'const policy = "default-src \'none\'";\n')).toEqual([]);
});

test('a string inside the value that another string inserts is not read twice', () => {
  const text = `run(\`Three words and \${other("three words here")} that is refused.\`); // It is refused.\n`;
  expect(checkProse('file.ts', text).map(({ column }) => column)).toEqual([56, 77]);
});

test('test titles are checked, also those of test.each', () => {
  expect(rulesBroken('file.ts', "test('is refused', () => {});\n")).toEqual(['refused']);
  expect(rulesBroken('file.ts', "test.each([1])('is refused', () => {});\n")).toEqual(['refused']);
});

test('code is not checked as prose', () => {
  expect(rulesBroken('file.md', '```sh\nwhere none\n```\n\nThe value `is none` is compared.\n')).toEqual([]);
  expect(rulesBroken('file.ts', "import { anew } from './anew.ts';\nanew();\n")).toEqual([]);
});

test('texts and comments of YAML are checked; samples of code are not', () => {
  expect(rulesBroken('file.yaml', 'description: |\n  A misspelt name is no error.\n')).toEqual(['is-no']);
  expect(rulesBroken('file.yaml', 'a: 1 # A misspelt name\n# is refused.\n')).toEqual(['refused']);
  expect(rulesBroken('file.yaml', "description: '演算子が無いときは返りません。'\n")).toEqual(['ja-if-absent']);
  expect(rulesBroken('file.yaml', 'source: |\n  # A misspelt name is refused.\n')).toEqual([]);
});

test('comments of JSON are checked', () => {
  const text = '{\n  // A misspelt name is refused.\n  "a": "is refused"\n}\n';
  expect(checkProse('file.jsonc', text)).toMatchObject([{ line: 2, column: 22, rule: 'refused' }]);
});

test('vague names of variables, parameters and bindings are reported', () => {
  const text =
    'for (const each of list) run(each);\nconst of = (given) => given;\nconst { given, a: broken } = list;\n';
  expect(rulesBroken('file.ts', text)).toEqual(['vague-name', 'vague-name', 'vague-name']);
  expect(rulesBroken('file.ts', 'type Run = (each: string) => void;\n')).toEqual(['vague-name']);
  expect(rulesBroken('file.ts', "test.each([1])('counts a value', (value) => run({ given: value }));\n")).toEqual([]);
});

test.each([
  'each',
  'given',
  'asked',
  'broken',
  'exchange',
  'company',
  'together',
  'session',
  'plan',
  'meaning',
  'answer',
])('the vague name "%s" is reported, and a noun that only contains it is not', (name) => {
  expect(rulesBroken('file.ts', `const ${name} = 1;\n`)).toEqual(['vague-name']);
  expect(rulesBroken('file.ts', `const ${name}Count = 1;\n`)).toEqual([]);
});

test('a literal that is spread into another is reported', () => {
  expect(rulesBroken('file.ts', 'run({ ...{ a: 1, b: 2 }, c: 3 });\n')).toEqual(['spread-literal']);
  expect(rulesBroken('file.ts', 'run({ ...options, ...(c && { c }) });\n')).toEqual([]);
});

test('a comment with a reason allows one finding; without one, or without a finding, it is reported', () => {
  const sentence = 'const title = `The shop is no more where it was.`;\n';
  expect(rulesBroken('file.ts', `// prose-ignore where: a place.\n${sentence}`)).toEqual([]);
  expect(rulesBroken('file.ts', `// prose-ignore where:\n${sentence}`)).toEqual(['where']);
  expect(rulesBroken('file.ts', `// prose-ignore none: a place.\n${sentence}`)).toEqual(['unused-ignore', 'where']);
  expect(rulesBroken('file.md', '<!-- prose-ignore archaic: a quotation. -->\nForm the world anew.\n')).toEqual([]);
});

test('a file that the linter cannot read is an error', () => {
  expect(() => checkProse('file.py', '')).toThrow("file.py can't be checked: the extension must be one of .md, .ts,");
});
