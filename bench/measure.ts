import { Client } from 'pg'
import { madeId } from './fill.ts'
import type { Process } from './api-process.ts'
import { load, openLine, repeat, wire } from './load.ts'
import type { Ask, Figures } from './load.ts'
import type { Somebody } from './people.ts'
import type { Read, Statement } from './reads.ts'

export interface Line {
  readonly tickets: number
  readonly what: string
  readonly lanes: number
  readonly api: Figures
  /** The same SQL through `pg`; null for a filing. */
  readonly floor: Figures | null
}

const WARM_UP = 1

export interface Run {
  readonly tickets: number
  readonly databaseUrl: string
  readonly api: Process
  readonly seconds: number
  /** Called after each measurement, with nothing else going on. */
  readonly note: (line: Line) => void
}

/** A read through the API and its statements through `pg`, one after the other, one at a time and eight at once. */
export async function measureRead(run: Run, read: Read): Promise<void> {
  await checkReplies(run, read)
  for (const lanes of [1, 8]) {
    const ask = (n: number) => askOf(read, n)
    const asking = { origin: run.api.origin, ask, connections: lanes, status: 200 }
    await load({ ...asking, seconds: WARM_UP })
    const api = await load({ ...asking, seconds: run.seconds })
    const floor = await measureFloor(run, read.statements, lanes)
    run.note({ tickets: run.tickets, what: read.name, lanes, api, floor })
  }
}

export async function measureFiling(run: Run, by: Somebody): Promise<void> {
  const body = JSON.stringify({
    categoryId: madeId('category', 12),
    title: 'Imprimante en panne salle 12',
    description: 'Bonjour, elle clignote depuis ce matin et ne répond plus à personne. Merci de votre aide.',
  })
  for (const lanes of [1, 8]) {
    const ask = () => ({ method: 'POST', path: '/api/v1/tickets', headers: by.headers, body }) as const
    const asking = { origin: run.api.origin, ask, connections: lanes, status: 201 }
    await load({ ...asking, seconds: WARM_UP })
    run.note({
      tickets: run.tickets,
      what: 'Filing',
      lanes,
      api: await load({ ...asking, seconds: run.seconds }),
      floor: null,
    })
  }
}

const pathOf = ({ paths }: Read, n: number): string => `/api/v1${paths[n % paths.length]}`

function askOf(read: Read, n: number): Ask {
  const asked = { path: pathOf(read, n), headers: read.as.headers }
  return read.body === undefined ? { method: 'GET', ...asked } : { method: 'POST', ...asked, body: read.body }
}

async function checkReplies({ api }: Run, read: Read): Promise<void> {
  const { hostname, port } = new URL(api.origin)
  const line = await openLine(hostname, Number(port))
  for (const [n] of read.paths.entries()) {
    const { status, body } = await line.send(wire(askOf(read, n), hostname))
    if (status !== 200 || !read.isSane(body))
      throw new Error(`${pathOf(read, n)}: ${status} ${body.slice(0, 300)}`)
  }
  line.close()
}

// The connections are as the API's: the same planner's settings, statements prepared under a name.
async function measureFloor(run: Run, statements: readonly Statement[], lanes: number): Promise<Figures> {
  const clients = await Promise.all(Array.from({ length: lanes }, () => openClient(run.databaseUrl)))
  const ask = async (lane: number, n: number) => {
    const { text, values } = statements[n % statements.length] ?? { text: '', values: [] }
    const found = await clients[lane]?.query({ name: 'read', text, values })
    if (found?.rows.length !== 1) throw new Error('the floor read nothing')
  }
  await repeat(ask, { lanes, seconds: WARM_UP })
  const figures = await repeat(ask, { lanes, seconds: run.seconds })
  await Promise.all(clients.map((client) => client.end()))
  return figures
}

async function openClient(databaseUrl: string): Promise<Client> {
  const options = '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off'
  const client = new Client({ connectionString: databaseUrl, options })
  await client.connect()
  return client
}
