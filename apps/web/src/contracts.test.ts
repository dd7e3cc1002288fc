import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { contracts } from '../contracts.ts'

const entry = join(import.meta.dirname, 'entry-of-a-test.ts')

async function built(source: string): Promise<string> {
  const given = {
    name: 'given',
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? source : null),
  }
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [given, contracts()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })
  const [bundle] = [made].flat()
  const chunks = bundle !== undefined && 'output' in bundle ? bundle.output : []
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
}

test('an endpoint comes as how it is called, under whatever name, and its schema stays behind', async () => {
  const code = await built(`
    import { fileTicket as filed, type Ticket } from '@guichet/contracts/tickets'
    export const how = filed as unknown as Ticket`)
  expect(code).toContain('"POST"')
  expect(code).toContain('"/tickets"')
  expect(code.length).toBeLessThan(300)
})

test('what is no endpoint comes as it is', async () => {
  const code = await built(`import { LIMITS } from '@guichet/contracts/limits'\nexport const kept = LIMITS`)
  expect(code).toContain('title: 200')
})

test('contracts that are imported whole are refused by name: the page would have lost them', async () => {
  const whole = `import * as contract from '@guichet/contracts/tools'\nexport const a = contract.createMacro`
  await expect(built(whole)).rejects.toThrow('imported by their names')
})
