import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

export interface StepResult {
  name: string
  ok: boolean
}

const running = new Set<ChildProcess>()

/** Runs one check quietly: a line when it starts and ends, its whole output only if it fails. */
export async function runStep(
  name: string,
  [command = '', ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<StepResult> {
  const started = Date.now()
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const heard: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => heard.push(chunk))
  const seconds = () => Math.round((Date.now() - started) / 1_000)
  const alive = setInterval(() => console.log(`… ${name} ${seconds()} s`), 30_000)
  const code = await new Promise<number>((done) => {
    child.once('error', (error) => {
      heard.push(Buffer.from(error.message))
      done(1)
    })
    child.once('close', (ended) => done(ended ?? 1))
  })
  clearInterval(alive)
  running.delete(child)
  const ok = code === 0
  console.log(`${ok ? '✓' : '✗'} ${name} ${seconds()} s${ok ? '' : `\n${Buffer.concat(heard).toString()}`}`)
  return { name, ok }
}

/** Runs the steps in order, two at a time. */
export async function runTwoByTwo(steps: readonly (() => Promise<StepResult>)[]): Promise<StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await step())
  }
  await Promise.all([lane(), lane()])
  return results
}

export function stopSteps(): void {
  for (const child of running) child.kill('SIGTERM')
}
