/** Where this browser keeps what one person has not sent yet: opened for nobody else, and forgotten when they leave. */
export const ownPrefix = 'draft:'
export const ownKey = (personId: string, name: string) => `${ownPrefix}${personId}:${name}`
/** Files on their way, beside the words they belong to. */
export const ownFile = (name: string) => `file:${name}`
