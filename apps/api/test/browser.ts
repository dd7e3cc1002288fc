import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

/** A browser before our desk: it keeps cookies, and nothing else. */
export interface Browser {
  cookies: Map<string, string>
  go(url: string, options?: InjectOptions): Promise<LightMyRequestResponse>
}

export function openBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    go: async (url, options = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await app.inject({ url, ...options, headers: { cookie, ...options.headers } })
      for (const { name, value, maxAge, expires } of reply.cookies) {
        const gone = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0)
        if (gone) cookies.delete(name)
        else cookies.set(name, value)
      }
      return reply
    },
  }
}
