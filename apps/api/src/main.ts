import { BadEnvironment, readEnv, readOwnerUrl } from './env.ts'

/**
 * `node main.ts serve` (or nothing): the desk; `migrate`: the schema; `demo`: the demo desk, into an empty database.
 * Each loads what it runs: a start waits for the three of them.
 */
const commands: Readonly<Record<string, () => Promise<void>>> = {
  serve: async () => {
    const { serve } = await import('./serve.ts')
    await serve(readEnv())
  },
  migrate: async () => {
    const { migrate } = await import('./db/migrate.ts')
    await migrate(readOwnerUrl(), say)
    // The engine leaves a timer of ten seconds behind.
    process.exit()
  },
  demo: async () => {
    const [{ loadDemo }, { openDeps }] = await Promise.all([import('./demo/load.ts'), import('./serve.ts')])
    const deps = openDeps(readEnv())
    await loadDemo(deps)
    await deps.db.$disconnect()
  },
}

try {
  const name = process.argv[2] ?? 'serve'
  const command = commands[name]
  if (command === undefined)
    throw new BadEnvironment(`${name}: one of ${Object.keys(commands).join(', ')} is expected`)
  await command()
} catch (error) {
  if (!(error instanceof BadEnvironment)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
