/** Where this browser keeps what one person has not sent yet: opened for nobody else, and forgotten when they leave. */
export const ownPrefix = 'draft:'
export const ownKey = (personId: string, name: string) => `${ownPrefix}${personId}:${name}`
/** Files on their way, beside the words they belong to. */
export const ownFile = (name: string) => `file:${name}`

/** A browser may refuse to keep anything, at the first word or at the answer: then it keeps nothing. */
export async function orNone<Item>(read: () => Promise<Item[]>): Promise<Item[]> {
  try {
    return await read()
  } catch {
    return []
  }
}
