import type { RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import { PAGES } from '@guichet/contracts/pages'
import { routes } from './router.tsx'

test('the API is told of every page, and of no other', () => {
  const firsts = new Set(routes.flatMap(pathsOf).map((path) => path.split('/')[0]))
  expect(firsts).toEqual(new Set([...PAGES, '*', '_ui']))
})

function pathsOf({ path, children = [] }: RouteObject): string[] {
  return path === undefined ? children.flatMap(pathsOf) : [path]
}
