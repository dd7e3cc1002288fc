import { Client } from 'pg'
import { madeId } from './fill.ts'
import type { Process } from './api-process.ts'
import { load, openLine, repeat, wire } from './load.ts'
import type { Ask, Figures } from './load.ts'
import type { Read, Statement } from './reads.ts'

/** A desk of some size, ready to be asked. */
export interface Desk {
  readonly tickets: number
  readonly databaseUrl: string
  readonly api: Process
  readonly reads: readonly Read[]
}

export interface Round {
  readonly api: Figures
  /** The same SQL through `pg`, right after; null for a filing. */
  readonly floor: Figures | null
}

export interface Line {
  readonly tickets: number
  readonly what: string
  readonly lanes: number
  /** In the order they were measured: the nth of two desks' lines were neighbours in time. */
  readonly rounds: readonly Round[]
}

export interface Plan {
  readonly desks: readonly Desk[]
  /** For a figure, shared out among its rounds. */
  readonly seconds: number
  readonly note: (line: Line) => void
}

const WARM_UP = 1
/** The speed of a machine shared with others moves within seconds: what is compared is measured in turns. */
const ROUNDS = 5
const LANES = [1, 8]

/** What can be asked of one desk again and again. */
interface Course {
  readonly api: (seconds: number) => Promise<Figures>
  readonly floor: (seconds: number) => Promise<Figures | null>
  readonly close: () => Promise<unknown>
}

/** The nth read through the API and its statements through `pg`, one at a time and eight at once, the desks by turns. */
export async function measureRead(plan: Plan, nth: number): Promise<void> {
  const read = (desk: Desk): Read => {
    const one = desk.reads[nth]
    if (one === undefined) throw new Error(`no read is the ${nth}th`)
    return one
  }
  for (const desk of plan.desks) await checkReplies(desk, read(desk))
  const hasFloor = plan.desks.every((desk) => read(desk).statements.length > 0)
  for (const lanes of hasFloor ? LANES : [1]) {
    await byTurns(plan, { what: plan.desks.map(read)[0]?.name ?? '', lanes }, (desk) =>
      readCourse(desk, read(desk), lanes),
    )
  }
}

export async function measureFiling(plan: Plan): Promise<void> {
  const body = JSON.stringify({
    categoryId: madeId('category', 12),
    title: 'Imprimante en panne salle 12',
    description: 'Bonjour, elle clignote depuis ce matin et ne répond plus à personne. Merci de votre aide.',
  })
  for (const lanes of LANES) {
    await byTurns(plan, { what: 'Filing', lanes }, async ({ api, reads: [first] }) => {
      const ask = () =>
        ({ method: 'POST', path: '/api/v1/tickets', headers: first?.as.headers ?? {}, body }) as const
      return {
        api: (seconds) => load({ origin: api.origin, ask, connections: lanes, status: 201, seconds }),
        ...NO_FLOOR,
      }
    })
  }
}

const NO_FLOOR = { floor: async () => null, close: async () => {} }

async function byTurns(
  { desks, seconds, note }: Plan,
  { what, lanes }: Pick<Line, 'what' | 'lanes'>,
  courseOf: (desk: Desk) => Promise<Course>,
): Promise<void> {
  const courses = await Promise.all(
    desks.map(async (desk) => ({
      tickets: desk.tickets,
      course: await courseOf(desk),
      rounds: new Array<Round>(),
    })),
  )
  for (const { course } of courses) {
    await course.api(WARM_UP)
    await course.floor(WARM_UP)
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { course, rounds } of courses) {
      rounds.push({ api: await course.api(seconds / ROUNDS), floor: await course.floor(seconds / ROUNDS) })
    }
  }
  for (const { tickets, course, rounds } of courses) {
    await course.close()
    note({ tickets, what, lanes, rounds })
  }
}

async function readCourse({ api, databaseUrl }: Desk, read: Read, lanes: number): Promise<Course> {
  const ask = (n: number) => askOf(read, n)
  const floor = read.statements.length === 0 ? NO_FLOOR : await openFloor(databaseUrl, read.statements, lanes)
  return {
    ...floor,
    api: (seconds) => load({ origin: api.origin, ask, connections: lanes, status: 200, seconds }),
  }
}

const pathOf = ({ paths }: Read, n: number): string => `/api/v1${paths[n % paths.length]}`

function askOf(read: Read, n: number): Ask {
  const asked = { path: pathOf(read, n), headers: read.as.headers }
  return read.body === undefined ? { method: 'GET', ...asked } : { method: 'POST', ...asked, body: read.body }
}

async function checkReplies({ api }: Desk, read: Read): Promise<void> {
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
async function openFloor(
  databaseUrl: string,
  statements: readonly Statement[],
  lanes: number,
): Promise<Pick<Course, 'floor' | 'close'>> {
  const clients = await Promise.all(Array.from({ length: lanes }, () => openClient(databaseUrl)))
  const ask = async (lane: number, n: number) => {
    const { text, values } = statements[n % statements.length] ?? { text: '', values: [] }
    const found = await clients[lane]?.query({ name: 'read', text, values })
    if (found?.rows.length !== 1) throw new Error('the floor read nothing')
  }
  return {
    floor: (seconds) => repeat(ask, { lanes, seconds }),
    close: () => Promise.all(clients.map((client) => client.end())),
  }
}

async function openClient(databaseUrl: string): Promise<Client> {
  const options = '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off'
  const client = new Client({ connectionString: databaseUrl, options })
  await client.connect()
  return client
}
