import { defineConfig } from 'vitest/config'

// Each file makes what it needs and leaves nothing behind: two processes read the sources once, not each file anew.
const together = { isolate: false } as const

export default defineConfig({
  test: {
    // Half of the time is waiting, for a mail server or a process that ends: two files at once, also on two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...together,
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...together,
          name: 'api',
          include: ['apps/api/{src,test}/**/*.test.ts'],
          globalSetup: ['apps/api/test/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // What never comes fails all the same.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { test: { ...together, name: 'local', include: ['apps/local/src/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { ...together, name: 'scripts', include: ['scripts/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'web',
          root: 'apps/web',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['src/test-setup.ts'],
          css: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
})
