import type { Db } from '../src/db/client.ts'

/** The same database, and how many statements were sent to it by this way; a batch in a transaction counts as one. */
export function countingDb(inner: Db): { db: Db; sent: () => number; reset: () => void } {
  let statements = 0
  const isModel = (name: string | symbol) => name in inner && !String(name).startsWith('$')
  const db = new Proxy(inner, {
    get: (client, name) => {
      if (name === '$queryRaw' || name === '$executeRaw' || name === '$transaction' || isModel(name))
        statements += 1
      const value: unknown = Reflect.get(client, name)
      return typeof value === 'function' ? value.bind(client) : value
    },
  })
  return { db, sent: () => statements, reset: () => void (statements = 0) }
}
