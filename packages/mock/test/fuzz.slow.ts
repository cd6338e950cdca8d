// The cases of fuzz.test.ts, a hundred times as many.
process.env['FUZZ_CASES'] = '100000';
await import('./fuzz.test.ts');
