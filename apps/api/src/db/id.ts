import { v7 } from 'uuid'

/** A new id: UUID v7, in the order of their making within a process. */
export const newId = (): string => v7()
