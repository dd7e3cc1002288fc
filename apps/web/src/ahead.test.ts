import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { PAGES_AHEAD } from '../ahead-pages.ts'
import { routes } from './router.tsx'

test.each(PAGES_AHEAD)(
  '$path, named ahead, is a page of the router, of modules that exist',
  ({ path, modules }) => {
    const matched = matchRoutes(routes, path)?.flatMap(({ route }) => route.path ?? [])
    expect(`/${matched?.join('/')}`).toBe(path)
    for (const end of modules) {
      const folder = end.startsWith('/messages/') ? '../../../packages/i18n/src' : '.'
      expect(existsSync(join(import.meta.dirname, folder, end)), end).toBe(true)
    }
  },
)
