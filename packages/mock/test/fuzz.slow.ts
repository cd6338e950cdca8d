// Runs fuzz.test.ts with a hundred times as many cases.
process.env['FUZZ_CASES'] = '100000';
await import('./fuzz.test.ts');
