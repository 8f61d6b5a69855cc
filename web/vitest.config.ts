import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { emojiData } from './scripts/emoji-data.mjs';

export default defineConfig({
  plugins: [react(), emojiData()],
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    maxWorkers: 2,
    // Two cores that build and test at once: a slow machine is not a failure.
    testTimeout: 30_000,
    restoreMocks: true,
    css: false,
  },
});
