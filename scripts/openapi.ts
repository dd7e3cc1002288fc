// node scripts/openapi.ts: writes docs/api/openapi.json from the endpoints; a test fails when it is stale.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApi } from '../apps/api/src/http/openapi.ts'

const folder = join(import.meta.dirname, '../docs/api')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(openApi(), null, 2)}\n`)
