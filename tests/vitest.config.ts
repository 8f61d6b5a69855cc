import { defineConfig } from 'vitest/config';

// Files run one after the other: each starts real servers, and the machine may have two cores.
export default defineConfig({
  test: {
    environment: 'node',
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What is waited for comes at once or never; a busy machine may take its time over "at once".
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: false,
  },
});
