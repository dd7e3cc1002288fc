import { TOOL_RIGHTS } from '@guichet/domain/places'
import { placesOf } from '../places/queries.ts'

/** The doors of saved replies and macros. */
export const tools = placesOf('tool', TOOL_RIGHTS)
