import { defineConfig } from '@playwright/test'

// Chromium as root has no sandbox, and on a closed network its own calls home must not delay a page.
const flags =
  '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export default defineConfig({
  testDir: 'stories',
  outputDir: '../test-results/e2e',
  fullyParallel: false,
  workers: 2,
  // Patience for a machine that is shared: what never comes fails all the same.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: [['list']],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    // The worker has stories of its own; the others see each request they wait for.
    serviceWorkers: 'block',
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] === undefined ? {} : { executablePath: process.env['CHROMIUM_PATH'] }),
      args: [...flags.split(' '), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
