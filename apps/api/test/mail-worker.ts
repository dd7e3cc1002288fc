// A process that sends what is due and ends: started by tests that kill it.
import { readEnv } from '../src/env.ts'
import { sendDueMails } from '../src/features/mail/commands.ts'
import { openMailer } from '../src/mail/smtp.ts'
import { openDeps } from '../src/serve.ts'

const env = readEnv()
const deps = openDeps(env)
await sendDueMails(deps, openMailer({ url: env.SMTP_URL ?? '', from: env.MAIL_FROM, host: 'valmer.example' }))
await deps.db.$disconnect()
