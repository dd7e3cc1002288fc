import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': api, '/auth': api } },
  build: {
    // A data: font or image would need its own line in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline script's worth of code for browsers that Mantine does not support either.
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        manualChunks: (id) =>
          /\/node_modules\/(?:react|react-dom|scheduler|react-router)\/(?!.*node_modules)/.test(id)
            ? 'react'
            : undefined,
      },
    },
  },
  test: {
    name: 'web',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['src/test-setup.ts'],
  },
})
