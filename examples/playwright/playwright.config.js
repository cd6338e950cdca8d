import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: '*.spec.js',
  // One after the other, because they share the mock.
  workers: 1,
  use: {
    baseURL: 'http://127.0.0.1:8081',
    // A browser of the system, if the environment names one. Otherwise the one that `playwright install chromium` brings.
    launchOptions: process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {},
  },
  // Playwright starts both before the tests, and stops them after.
  webServer: [
    {
      name: 'mock',
      command: 'npx --no -- conoha-images-mock --port 4010',
      url: 'http://127.0.0.1:4010/__mock/ready',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    { name: 'page', command: 'npm start', url: 'http://127.0.0.1:8081' },
  ],
});
