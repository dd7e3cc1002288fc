import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import type { PageSize, Paint } from './first-page.ts'
import type { LiveFigures, Spread } from './live.ts'
import type { Figures } from './load.ts'
import type { Scores } from './lighthouse.ts'
import type { Line, Round } from './measure.ts'
import { FIGURES } from './reads.ts'

export interface Memory {
  readonly tickets: number
  /** MiB resident, once it listens, and at most while measured. */
  readonly rest: number
  readonly most: number
}

export interface Measured {
  readonly lines: readonly Line[]
  readonly memories: readonly Memory[]
  readonly empty: Figures
  readonly live: readonly LiveFigures[]
  readonly page: PageSize
  readonly paint: Paint | null
  readonly scores: readonly Scores[] | null
  readonly seconds: number
}

/** docs/performance.md: what was measured, how, and which goals are met. */
export function report(measured: Measured): string {
  return [
    '# Performance',
    '',
    '<!-- Written by `npm run bench`: change bench/report.ts, not this. -->',
    '',
    circumstances(measured),
    '',
    '## Goals',
    '',
    table(['goal', 'measured', ''], goalsOf(measured)),
    '',
    '## Figures',
    '',
    `Requests a second, then the time of one in milliseconds. An empty Fastify reply, the second floor: ${whole(measured.empty.perSecond)}/s at eight at once.`,
    '',
    table(
      ['tickets', 'what', 'at once', 'API /s', 'p50', 'p95', 'floor /s', 'p50', 'p95', 'API / floor'],
      measured.lines.map(rowOf),
    ),
    '',
    '## Live events',
    '',
    table(
      [
        '',
        ...measured.live.map(({ processes }) => `${processes} ${processes === 1 ? 'process' : 'processes'}`),
      ],
      liveRows(measured.live),
    ),
    '',
    HOW,
    '',
  ].join('\n')
}

function rowOf(line: Line): string[] {
  const { api, floor } = figuresOf(line)
  const beside =
    floor === null
      ? ['', '', '', '']
      : [whole(floor.perSecond), tenth(floor.p50), tenth(floor.p95), shareOf(line).toFixed(2)]
  return [
    String(line.tickets),
    line.what,
    String(line.lanes),
    whole(api.perSecond),
    tenth(api.p50),
    tenth(api.p95),
    ...beside,
  ]
}

/** Of a line's rounds, the median of each figure. */
export function figuresOf({ rounds }: Pick<Line, 'rounds'>): Round {
  const floors = rounds.flatMap(({ floor }) => floor ?? [])
  return { api: middle(rounds.map(({ api }) => api)), floor: floors.length === 0 ? null : middle(floors) }
}

const middle = (figures: readonly Figures[]): Figures => ({
  perSecond: median(figures.map((one) => one.perSecond)),
  p50: median(figures.map((one) => one.p50)),
  p95: median(figures.map((one) => one.p95)),
})

/** The API's throughput as a share of the floor's, round by round. */
const shareOf = ({ rounds }: Line): number =>
  median(rounds.map(({ api, floor }) => api.perSecond / (floor?.perSecond ?? 1)))

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function circumstances({ lines, seconds }: Measured): string {
  const [cpu] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const load = loadavg().map((one) => one.toFixed(1))
  const sizes = [...new Set(lines.map(({ tickets }) => tickets))].join(' and ')
  return [
    `\`npm run bench\` at commit ${commit}, ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpu?.model ?? 'unknown'}),`,
    `${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.versions.node}, PostgreSQL 18 with \`fsync\` on.`,
    `${sizes} tickets of ten journal entries; ${seconds} seconds a figure. The generator, the API and PostgreSQL share the cores.`,
    `Load average when it ended, over 1, 5 and 15 minutes: ${load.join(', ')}; the bench itself makes about ${cpus().length}, what is beyond is others' work,`,
    'which slows all figures alike: ratios mean more than figures.',
  ].join('\n')
}

function goalsOf({ lines, memories, live, page, paint, scores }: Measured): string[][] {
  const reads = lines.filter(({ what, lanes }) => what !== 'Filing' && lanes === 8)
  const shares = reads.map(shareOf)
  const worst = reads[shares.indexOf(Math.min(...shares))]
  const found = lines.map((line) => ({ ...line, api: figuresOf(line).api }))
  const filings = found
    .filter(({ what, lanes }) => what === 'Filing' && lanes === 8)
    .map(({ api }) => api.perSecond)
  const searches = found
    .filter(({ what, lanes }) => what.startsWith('Search') && lanes === 1)
    .map(({ api }) => api.p95)
  const typed = found
    .filter(({ what, lanes }) => what.startsWith('Answers while') && lanes === 1)
    .map(({ api }) => api.p95)
  const figures = found.filter(({ what }) => what.startsWith(FIGURES)).map(({ api }) => api.p95)
  const most = Math.max(...memories.map((one) => one.most))
  const rest = Math.max(...memories.map((one) => one.rest))
  return [
    goal(
      'each read at half of the first floor or more, eight at once',
      `worst ${Math.min(...shares).toFixed(2)} (${worst?.what}, ${worst?.tickets})`,
      Math.min(...shares) >= 0.5,
    ),
    goal(
      '500 filings a second, their mails queued',
      whole(Math.min(...filings)),
      Math.min(...filings) >= 500,
    ),
    ...growthGoal(lines),
    goal(
      'a search within 100 ms (p95, one at a time)',
      `${tenth(Math.max(...searches))} ms`,
      Math.max(...searches) <= 100,
    ),
    goal(
      'answers while one types within 50 ms, with 500 answers (p95, one at a time)',
      `${tenth(Math.max(...typed))} ms`,
      Math.max(...typed) <= 50,
    ),
    goal(
      'each figure for leads, of a year, within 1 s (p95, one at a time)',
      `${whole(Math.max(...figures))} ms`,
      Math.max(...figures) <= 1_000,
    ),
    ...live.flatMap(liveGoals),
    goal('API memory of 250 MiB at most', `${whole(rest)} at rest, ${whole(most)} under load`, most <= 250),
    goal(
      'first page of the portal, 200 kB of compressed JavaScript at most',
      `${whole(page.script)} kB, and ${whole(page.style)} kB of CSS`,
      page.script <= 200,
    ),
    ...(paint === null
      ? []
      : [
          [
            'first text and largest text of the portal’s home, empty cache, loopback',
            `${whole(paint.first)} and ${whole(paint.largest)} ms, ${whole(paint.scripts)} kB of scripts in all`,
            '',
          ],
        ]),
    ...(scores === null ? [] : [lighthouseGoal(scores)]),
  ]
}

function liveGoals(live: LiveFigures): string[][] {
  const { pages, processes, perSecond, fromAsked, fromAnswered, told, due, amiss, most } = live
  const where = `${pages} pages on ${processes === 1 ? 'one process' : `${processes} processes`}`
  return [
    goal(
      `${where}, 50 changes a second: each page told within 1 s (p99)`,
      `${whole(fromAsked.p99)} ms from the request, ${whole(fromAnswered.p99)} from its reply, at ${whole(perSecond)}/s`,
      fromAsked.p99 <= 1_000 && perSecond >= 49,
    ),
    goal(
      `${where}: nobody misses a change, nobody is told of one that they may not know`,
      `${told} of ${due} told, ${amiss} amiss`,
      told === due && amiss === 0,
    ),
    goal(`${where}: 300 MiB an API at most`, `${whole(most)} MiB`, most <= 300),
  ]
}

const liveRows = (lives: readonly LiveFigures[]): string[][] => {
  const spread = ({ p50, p95, p99, most }: Spread) => [p50, p95, p99, most].map(tenth).join(' / ')
  const rows: [string, (live: LiveFigures) => string][] = [
    ['pages, of so many persons', ({ pages, persons }) => `${pages}, ${persons}`],
    ['changes, a second', ({ changes, perSecond }) => `${changes}, ${tenth(perSecond)}`],
    ['request to page: p50 / p95 / p99 / longest, ms', ({ fromAsked }) => spread(fromAsked)],
    ['its reply to page, ms', ({ fromAnswered }) => spread(fromAnswered)],
    ['tellings due, told, amiss', ({ due, told, amiss }) => `${due}, ${told}, ${amiss}`],
    ['pages cut that came back, told again', ({ returned, again }) => `${returned}, ${again}`],
    [
      'cores taken by the API, by PostgreSQL',
      (live) => `${live.apiCpu.toFixed(2)}, ${live.postgresCpu.toFixed(2)}`,
    ],
    [
      'MiB of an API at rest, with its pages, at most',
      (live) => [live.rest, live.listening, live.most].map(whole).join(', '),
    ],
    [
      'kB a page',
      ({ listening, rest, pages, processes }) => tenth(((listening - rest) * 1_024 * processes) / pages),
    ],
    ['load average before and after', ({ loads }) => loads.map(tenth).join(', ')],
  ]
  return rows.map(([name, cell]) => [name].concat(lives.map(cell)))
}

const lighthouseGoal = (scores: readonly Scores[]): string[] =>
  goal(
    'Lighthouse, a desk’s screen on the loopback: performance 95 or more, accessibility 100, best practices 100',
    scores
      .map((one) => `${one.page} ${one.performance}, ${one.accessibility}, ${one.bestPractices}`)
      .join('; '),
    scores.every((one) => one.performance >= 95 && one.accessibility === 100 && one.bestPractices === 100),
  )

/** How many times longer a request takes on the largest desk than on the smallest: the worst of all that is measured one at a time, but figures of leads, which count a year of tickets. */
function growthGoal(lines: readonly Line[]): string[][] {
  const sizes = lines.map(({ tickets }) => tickets)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  if (least === most) return []
  const at = (size: number) =>
    lines.filter(({ what, tickets, lanes }) => tickets === size && lanes === 1 && !what.startsWith(FIGURES))
  const large = new Map(at(most).map((line) => [line.what, line.rounds]))
  const factors = at(least).map(({ what, rounds }) => ({
    what,
    factor: median(rounds.map(({ api }, nth) => (large.get(what)?.[nth]?.api.p50 ?? 0) / api.p50)),
  }))
  const worst = factors.reduce((one, other) => (other.factor > one.factor ? other : one))
  const wanted = `a cost that grows by a quarter at most from ${least} tickets to ${most}`
  return [goal(wanted, `worst ${worst.factor.toFixed(2)} (${worst.what})`, worst.factor <= 1.25)]
}

const goal = (wanted: string, found: string, met: boolean): string[] => [
  wanted,
  found,
  met ? 'met' : '**not met**',
]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const whole = (figure: number): string => String(Math.round(figure))
const tenth = (figure: number): string => figure.toFixed(1)

const HOW = `## How they were obtained

- \`bench/fill.ts\` fills each desk by SQL, on a database migrated as any other, with its triggers: six teams, three quarters of the tickets at their
  end, texts with words in all tickets, in some and in five. The requester has sixty tickets at every size, the agent is of two teams.
- The API is a process of its own (\`ROLE=http\`), started as in production, log level \`warn\`, rate limits raised by its environment; the generator
  (\`bench/load.ts\`) another, with keep-alive connections, one request at a time on each. Each reply's status is checked, and before each figure
  each reply's body. A second of warm-up goes before each figure. The speed of a machine shared with others moves within seconds, so the desks and
  the API and its floor take turns, five short rounds each: a figure is the median of its rounds, a share or a growth the median of those of
  neighbouring rounds.
- The first floor is the statement that the API sends for that very request, caught on its way (\`bench/reads.ts\`), sent by \`pg\` under a name from one
  process on as many connections, with the planner's settings of the API's connections. It does not recognise the caller, nor write HTTP.
- The second floor is an empty Fastify route (\`bench/empty.ts\`).
- A filing writes the ticket, its journal, its words and the mails to its requester and its team's five agents, in one transaction that is on the disk
  before the answer; the mails are sent by a worker, which does not run here.
- Live events (\`bench/live.ts\`, alone: \`npm run bench -- --live 20 --sizes 50000\`): a thousand \`GET /events\`, each a connection and a session of its
  own, on the largest desk: four pages of each of 48 agents in six teams, one of each of 808 requesters; contacts, heads, colleagues invited. Fifty
  changes a second by REST, each at its hour: answers, replies, notes, takes. No request waits for those before it, and each is timed from that hour; a
  page may well be told before the reply is back. Three seconds of warm-up are counted, not timed. A hundred pages are cut in the midst and come back
  three seconds later to the next process with their \`Last-Event-ID\`: they are counted, not timed. Who may know what is said again in SQL
  (\`bench/live-due.ts\`), apart from the API.
- Lighthouse (\`bench/lighthouse.ts\`) opens three pages as somebody signed in, with an empty cache, its desktop preset and no throttling, three times
  each: the reading in the middle counts.
- Memory is the resident set of the API's process (\`VmRSS\`), read after each figure.
- \`node bench/kill.ts 20\` kills the API in the midst of a hundred filings, that often, and reads the ledger by plain SQL; two such kills are a test
  (\`apps/api/test/kill.test.ts\`).`
