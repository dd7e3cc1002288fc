import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A desk of the stories: its own port and its own data, gone when it stops. */
export interface DeskAddress {
  port: string
  web: string
  varDir: string
}

export const deskAt = (port: string): DeskAddress => ({
  port,
  web: `http://localhost:${port}`,
  varDir: join(tmpdir(), `guichet-e2e-${port}`),
})
