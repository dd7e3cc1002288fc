import { NetworkError } from '../../api.ts'

/** Ends the session, then goes where the identity provider ends its own. Throws NetworkError. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { accept: 'application/json', 'x-requested-by': 'person' },
  }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (!namesAddress(answer)) throw new NetworkError()
  window.location.assign(answer.url)
}

const namesAddress = (answer: unknown): answer is { url: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer && typeof answer.url === 'string'
