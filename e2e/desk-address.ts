import { tmpdir } from 'node:os'
import { join } from 'node:path'

const port = process.env['E2E_PORT'] ?? '4400'

/** The desk that the stories use: its own port and its own data, gone when it stops. */
export const desk = {
  port,
  web: `http://localhost:${port}`,
  varDir: join(tmpdir(), `guichet-e2e-${port}`),
}
