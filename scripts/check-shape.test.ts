import { expect, test } from 'vitest'
import { checkShape } from './shape-rules.ts'

const refusals = (path: string, source: string) => checkShape([{ path, source }])

test('packages import downwards only', () => {
  const importing = (path: string, from: string) =>
    refusals(path, `import { x } from '${from}'\nexport const y = x`)
  expect(importing('packages/contracts/src/a.ts', '@guichet/domain/lifecycle')).toHaveLength(1)
  expect(importing('packages/contracts/src/a.ts', 'zod')).toEqual([])
  expect(importing('packages/domain/src/a.ts', 'node:fs')).toHaveLength(1)
  expect(importing('packages/domain/src/a.ts', '@guichet/contracts/lifecycle')).toEqual([])
  expect(importing('apps/web/src/a.ts', '@guichet/api/app')).toHaveLength(1)
  expect(importing('apps/local/src/a.ts', '../../api/src/main.ts')).toHaveLength(1)
  expect(importing('apps/api/src/a.ts', '@guichet/local/postgres')).toHaveLength(1)
  expect(importing('apps/api/src/a.test.ts', '@guichet/local/postgres')).toEqual([])
  expect(refusals('apps/api/src/a.ts', `await import('@guichet/local/mailbox')`)).toHaveLength(1)
})

test('a noun of the API has six files, and others come in by its queries and commands', () => {
  const tickets = 'apps/api/src/features/tickets'
  expect(refusals(`${tickets}/service.ts`, 'export const a = 1')).toHaveLength(1)
  expect(refusals(`${tickets}/commands.ts`, 'export const a = 1')).toEqual([])
  expect(refusals(`${tickets}/write.ts`, 'export const a = 1')).toEqual([])
  expect(refusals(`${tickets}/commands.ts`, `import '../mail/queries.ts'`)).toEqual([])
  expect(refusals(`${tickets}/commands.ts`, `import '../mail/present.ts'`)).toHaveLength(1)
})

test('features of the API do not turn in a circle, features of the web do not meet', () => {
  const api = (noun: string, to: string) => ({
    path: `apps/api/src/features/${noun}/commands.ts`,
    source: `import '../${to}/queries.ts'`,
  })
  expect(checkShape([api('tickets', 'mail'), api('mail', 'people')])).toEqual([])
  expect(checkShape([api('tickets', 'mail'), api('mail', 'people'), api('people', 'tickets')])).toEqual([
    'features turn in a circle: mail → people → tickets → mail',
  ])
  expect(refusals('apps/web/src/features/tickets/list.tsx', `import '../people/queries.ts'`)).toHaveLength(1)
})

test('the web reads of an endpoint how it is called, and imports it by its name', () => {
  const reading = (code: string, from = '{ fileTicket as filed }') =>
    refusals('apps/web/src/features/filing/a.ts', `import ${from} from '@guichet/contracts/tickets'\n${code}`)
  expect(reading('export const a = filed.path')).toEqual([])
  expect(reading('export type A = typeof filed.body')).toEqual([])
  expect(reading('export const a = filed.body')).toHaveLength(1)
  expect(reading('export const { reply } = filed')).toHaveLength(1)
  expect(reading('export const a = (endpoint: { query: 1 }) => endpoint.query', '{ x }')).toHaveLength(1)
  expect(reading('export const a = call(contract.fileTicket)', '* as contract')).toHaveLength(1)
})

test('a ticket’s row is written in one place', () => {
  const elsewhere = 'apps/api/src/features/closure/commands.ts'
  const here = 'apps/api/src/features/tickets/write.ts'
  const writings = [
    'await tx.ticket.update({ where: { id }, data: { status } })',
    'await tx.$executeRaw`update ticket set version = version + 1, status = ${status} where id = ${id}`',
    'await tx.$executeRaw`insert into ticket (id) values (${id})`',
  ]
  for (const writing of writings) {
    expect(refusals(elsewhere, writing)).toHaveLength(1)
    expect(refusals(here, writing)).toEqual([])
  }
  expect(refusals(elsewhere, 'await tx.ticket.findMany()')).toEqual([])
})

test('file names, folders, barrels and lengths', () => {
  expect(refusals('apps/web/src/ui/StatusSteps.tsx', 'export const a = 1')).toHaveLength(1)
  expect(refusals('apps/api/src/utils/dates.ts', 'export const a = 1')).toHaveLength(1)
  expect(
    refusals('apps/web/src/ui/index.ts', `export * from './a.ts'\nexport { b } from './b.ts'`),
  ).toHaveLength(1)
  expect(refusals('apps/api/src/app.ts', 'export {}\n'.repeat(301))).toHaveLength(1)
  expect(refusals('packages/i18n/src/messages/fr/mail.ts', 'export const a = 1\n'.repeat(301))).toEqual([])
})

test('words of the screen come from packages/i18n', () => {
  const jsx = (inner: string) => refusals('apps/web/src/ui/a.tsx', `export const A = () => <b>${inner}</b>`)
  expect(jsx('Bonjour')).toHaveLength(1)
  expect(jsx('<img alt="Une photo" />')).toHaveLength(1)
  expect(jsx('{t("hello")} · <img alt="" className="photo" />')).toEqual([])
})

test('what is refused wherever it is written', () => {
  expect(refusals('apps/api/src/db/a.ts', 'db.$queryRawUnsafe(sql)')).toHaveLength(1)
  expect(refusals('apps/api/src/a.ts', 'export const id = Math.random()')).toHaveLength(1)
  expect(refusals('apps/api/src/a.ts', 'export const port = process.env.PORT')).toHaveLength(1)
  expect(refusals('apps/api/src/env.ts', 'export const port = process.env.PORT')).toEqual([])
  expect(refusals('apps/api/src/a.ts', '// never $queryRawUnsafe here')).toEqual([])
  expect(refusals('apps/api/src/a.ts', ['// oxlint', 'disable no-console'].join('-'))).toHaveLength(1)
  expect(refusals('apps/web/src/a.test.ts', ['test', 'skip(1)'].join('.'))).toHaveLength(1)
})
