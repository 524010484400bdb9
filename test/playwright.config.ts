import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';

export default defineConfig({
  testDir: resolve(import.meta.dirname, 'e2e'),
  outputDir: resolve(import.meta.dirname, 'results/e2e'),
  timeout: 60_000,
  workers: 1,
  retries: 0,
  reporter: [['list']],
  use: { trace: 'off' },
});
