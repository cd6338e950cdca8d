import { defineConfig } from 'orval';

export default defineConfig({
  images: {
    input: process.env.BUNDLE,
    output: {
      target: `${process.env.OUTPUT}/index.ts`,
      client: 'fetch',
      // Orval leaves the server out unless it is told to read it.
      baseUrl: { getBaseUrlFromSpecification: true },
    },
  },
});
