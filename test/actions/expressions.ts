import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** The contexts of an expression: `inputs`, `steps`, `github` and the like. */
export type Contexts = Readonly<Record<string, unknown>>;

/** Whether all steps so far have succeeded. */
type Status = 'success' | 'failure';

/** Evaluates one expression, with the parser of GitHub. Unknown contexts and functions are errors. */
function evaluate(expression: string, contexts: Contexts, status: Status): unknown {
  const functions = [
    { name: 'always', value: true },
    { name: 'success', value: status === 'success' },
    { name: 'failure', value: status === 'failure' },
    { name: 'cancelled', value: false },
  ].map(({ name, value }) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }));
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = new data.Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: dataOf(value) })));
  const result = new Evaluator(tree, known, new Map(functions.map((own) => [own.name, own]))).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer));
}

/** Replaces each `${{ … }}` of a text with its value. */
export function interpolate(text: unknown, contexts: Contexts, status: Status): string {
  return String(text ?? '').replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    String(evaluate(expression, contexts, status) ?? ''),
  );
}

/** Whether a step runs. A condition without a function of the status also needs success. */
export function isTrue(condition: unknown, contexts: Contexts, status: Status): boolean {
  const text = String(condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const hasStatus = /\b(always|success|failure|cancelled)\s*\(/.test(text);
  return Boolean(evaluate(hasStatus ? text : `success() && (${text})`, contexts, status));
}

function dataOf(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver);
}
