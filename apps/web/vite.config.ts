import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const api = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), compressed()],
  html: { cspNonce: '__CSP_NONCE__' },
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

// Compressed once, when built: the API serves these files as they are.
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: ({ dir }) => {
      const assets = join(dir ?? 'dist', 'assets')
      for (const name of readdirSync(assets).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes))
      }
    },
  }
}
