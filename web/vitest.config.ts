import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
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
