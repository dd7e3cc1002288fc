import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin, Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'
import { ahead } from './ahead.ts'
import { fileOf } from './chunks.ts'
import { contracts } from './contracts.ts'

const api = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), contracts(), ahead(), compressed(), shell()],
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': api, '/auth': api } },
  build: {
    // A data: font or image would need its own line in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline script's worth of code for browsers that Mantine does not support either.
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        // A shared file is named after all that share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'react',
              test: /\/node_modules\/(?:react|react-dom|scheduler|react-router)\/(?!.*node_modules)/,
              priority: 2,
            },
            { name: fileOf(), debugName: 'pages', priority: 1 },
            { name: 'base', test: /\/node_modules\//, tags: ['$initial'] },
            // What the portal's first page needs of the same libraries: a few bytes, each a file of its own otherwise.
            {
              name: 'base',
              test: /\/node_modules\/(?:@tanstack\/(?:react-query|query-core)\/|@mantine\/core\/esm\/core\/(?:MantineProvider\/use-mantine-color-scheme|utils\/noop)\/)(?!.*node_modules)/,
            },
            // Small and needed here and there: beside a large library, each of them would bring it along.
            {
              name: 'small',
              test: /\/node_modules\/(?:@tabler\/icons-react|idb-keyval|@mantine\/hooks)\/(?!.*node_modules)/,
              minShareCount: 2,
            },
            { name: 'forms', test: /\/node_modules\/(?:react-hook-form|@hookform)\/(?!.*node_modules)/ },
            { name: 'vendor', test: /\/node_modules\//, minShareCount: 2, entriesAware: true },
          ],
        },
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

// What opens without a network: the first page, the portal's pages with the drafts that they find, and their French words. The desk
// is for who is connected.
const opensOffline = /\/src\/(?:routes\/portal|features\/drafts)\/|\/i18n\/src\/messages\/fr\//

// The worker is told which files make the shell; another build is another cache.
function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    writeBundle: ({ dir = 'dist' }, bundle) => {
      const files = [...filesOf(bundle)].map((name) => `/${name}`).toSorted()
      const path = join(dir, 'sw.js')
      const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const worker = readFileSync(path, 'utf8')
        .replace('__BUILD__', build)
        .replace("'__FILES__'", files.map((file) => `'${file}'`).join(', '))
      writeFileSync(path, worker)
    },
  }
}

function filesOf(bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>()
  const add = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk === undefined) return
    found.add(name)
    if (chunk.type !== 'chunk') return
    for (const file of chunk.viteMetadata?.importedCss ?? []) found.add(file)
    for (const file of chunk.imports) add(file)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue
    const opens = [chunk.facadeModuleId ?? '', ...chunk.moduleIds].some((id) => opensOffline.test(id))
    if (chunk.isEntry || opens) add(chunk.fileName)
  }
  return found
}
