import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactText } from '../source/http/redact.ts';
import { Token } from '../source/http/token.ts';

const symbolsOf = (secret: string, encode: (code: number) => string): string =>
  secret.replace(/[^A-Za-z0-9]/g, (symbol) => encode(symbol.charCodeAt(0)));
const hexadecimal = (code: number): string => code.toString(16).padStart(2, '0');

/** The ways in which services and gateways repeat a text. */
const encodings: Readonly<Record<string, (secret: string) => string>> = {
  plain: String,
  'upper case': (secret) => secret.toUpperCase(),
  JSON: JSON.stringify,
  'JSON with code points': (secret) => symbolsOf(secret, (code) => `\\u00${hexadecimal(code)}`),
  URL: encodeURIComponent,
  'URL, every symbol': (secret) => symbolsOf(secret, (code) => `%${hexadecimal(code)}`),
  'URL, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'HTML, decimal': (secret) => symbolsOf(secret, (code) => `&#${code};`),
  'HTML, hexadecimal': (secret) => symbolsOf(secret, (code) => `&#x${hexadecimal(code)};`),
};

// Tokens are visible ASCII characters. A symbol at an end may stay: it says nothing.
const anySecret = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9]$/), fc.stringMatching(/^[!-~]{6,40}$/), fc.stringMatching(/^[A-Za-z0-9]$/))
  .map((parts) => parts.join(''));

test.each(Object.entries(encodings))('a secret of any characters is found in a text: %s', (_, encode) => {
  fc.assert(
    fc.property(anySecret, fc.string(), fc.string(), (secret, before, after) => {
      const token = new Token(secret);
      const text = `${before} ${encode(secret)} ${after}`;
      const clean = redactText(text, [token]);
      expect(clean).toContain('[redacted]');
      expect(clean.length).toBeLessThanOrEqual(before.length + after.length + 2 + '["[redacted]"]'.length);
    }),
  );
});

test.each(['gAAAAABmZx1aBcD3eF4gH5_', 'gAAAAABmZx1aBcD3eF4gH5-', 'gAAAAABmZx1aBcD3eF4gH5==', '_-secret-_'])(
  'the text around the secret %s stays as it is, JSON too',
  (secret) => {
    const text = JSON.stringify({ error: { message: secret, title: 'Unauthorized' } });
    expect(redactText(text, [new Token(secret)])).toBe(text.replace(secret, '[redacted]'));
    expect(redactText(`token ${secret}: (see docs)`, [new Token(secret)])).toBe('token [redacted]: (see docs)');
  },
);

test('a secret that consists of symbols is found', () => {
  expect(redactText('No: !"§$%&/()=, not', [new Token('!"§$%&/()=')])).toBe('No: [redacted], not');
});

test('a replaced secret is not searched for secrets again', () => {
  expect(redactText('No: d!!!!!!A', [new Token('d!!!!!!A'), new Token('redacted')])).toBe('No: [redacted]');
});

test('letters of a secret without the symbols between them stay', () => {
  expect(redactText('Update the database', [new Token('d!!!!!!A')])).toBe('Update the database');
});

test('a secret of less than six characters is not searched, as any text may contain it', () => {
  expect(redactText('{"title":"token"}', [new Token('token'), new Token('t'), new Token('')])).toBe(
    '{"title":"token"}',
  );
});

test('a text without the secret stays as it is', () => {
  fc.assert(
    fc.property(anySecret, fc.string(), (secret, text) => {
      fc.pre(!text.toLowerCase().includes(secret[0]?.toLowerCase() ?? ''));
      expect(redactText(text, [new Token(secret)])).toBe(text);
    }),
  );
});

// If the time grew with the square of the length, these would time out.
test.each(['%', '%2', '%2F', '&#', '&#x2f;', '\\u002f', 'a%2F', 'a/', 'a '])(
  'the time to search a million times %j is linear in its length',
  (part) => {
    for (const secret of ['a/b/c/', 'a//////b', 'aaaa%2F/c']) {
      expect(redactText(part.repeat(1_000_000), [new Token(secret)])).toBe(part.repeat(1_000_000));
    }
  },
);
