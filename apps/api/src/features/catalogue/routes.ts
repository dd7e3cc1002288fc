import { getCatalogue, listEstablishments, listProducts } from '@guichet/contracts/catalogue'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { mount } from '../../http/mount.ts'
import { catalogueFor } from './tree-queries.ts'
import { establishmentsOf, productsNamed } from './queries.ts'

export function catalogueRoutes(app: FastifyInstance, { db }: Deps): void {
  mount(app, getCatalogue, async ({ viewer, query }) => ({
    categories: await catalogueFor(db, viewer, query.q),
  }))
  mount(app, listProducts, ({ query }) => productsNamed(db, query.q))
  mount(app, listEstablishments, ({ viewer }) => establishmentsOf(db, viewer))
}
