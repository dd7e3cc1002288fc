import { VIEW_RIGHTS } from '@guichet/domain/places'
import { placesOf } from '../places/queries.ts'

/** The doors of saved views. */
export const views = placesOf('view', VIEW_RIGHTS)
