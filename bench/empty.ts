// The second floor: a Fastify that does nothing, in a process of its own.
import fastify from 'fastify'

const app = fastify()
app.get('/', async () => ({ ok: true }))
process.send?.({ listening: await app.listen({ host: '127.0.0.1', port: 0 }) })
process.on('disconnect', () => process.exit())
