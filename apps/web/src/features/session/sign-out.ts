import { z } from 'zod'
import { NetworkError } from '../../api.ts'

const answer = z.object({ url: z.string() })

/** Ends the session, then goes where the identity provider ends its own. Throws NetworkError. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { accept: 'application/json', 'x-requested-by': 'person' },
  }).catch(() => null)
  const read = answer.safeParse(await response?.json().catch(() => null))
  if (!read.success) throw new NetworkError()
  window.location.assign(read.data.url)
}
