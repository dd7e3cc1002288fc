import type { FastifyInstance } from 'fastify'
import { getDesk } from '@guichet/contracts/desk'
import type { Deps } from '../../deps.ts'
import { mountPublic } from '../../http/mount.ts'

export function deskRoutes(app: FastifyInstance, { env, settings }: Deps): void {
  mountPublic(app, getDesk, async () => ({
    preset: env.GUICHET_PRESET,
    timeZone: env.DESK_TIMEZONE,
    language: env.DESK_LANGUAGE,
    embeddedIdentity: env.OIDC_EMBEDDED,
    receivesMail: false,
    settings: await settings(),
  }))
}
