import { defineConfig } from 'vitest/config';

// Files run one after the other: each starts real servers, and the machine may have two cores.
export default defineConfig({
  test: {
    environment: 'node',
    fileParallelism: false,
    // What is waited for comes at once or never; a busy machine may take its time over "at once".
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    passWithNoTests: false,
  },
});
