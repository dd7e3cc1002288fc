import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamd as clamdAt } from '../../storage/scanner.ts'
import { EICAR, MARK, startClamd } from '../../../test/clamd.ts'
import type { Clamd } from '../../../test/clamd.ts'
import type { TestClient } from '../../../test/client.ts'
import { filePart, multipartOf } from '../../../test/multipart.ts'
import { freePort, serving } from '../../../test/serving.ts'
import { plantTicket, twoTeams } from '../../../test/plant-ticket.ts'
import { startApp } from '../../../test/start-app.ts'
import type { TestApp } from '../../../test/start-app.ts'
import { metadataOf, pieceHeaders, tusHeaders } from '../../../test/tus.ts'
import { scanHeld } from './scan-commands.ts'

let port: number
let scanner: Clamd | null
let desk: TestApp
let camille: TestClient
beforeAll(async () => {
  port = await freePort()
  scanner = await startClamd(port)
  desk = await startApp({ env: { CLAMD_URL: scanner.url } })
  camille = await desk.as('camille.demandeur')
}, 60_000)
afterAll(async () => {
  await desk.close()
  await scanner?.stop()
})

const upload = (name: string, bytes: Buffer | string) => camille.inject(multipartOf([filePart(name, bytes)]))
const stored = async () => (await Array.fromAsync(desk.deps.files.list())).length
const away = async () => {
  await scanner?.stop()
  scanner = null
}
const back = async () => {
  scanner ??= await startClamd(port)
}

test('AC-83 a clean file is said to be clean, and read', async () => {
  const answer = await upload('note.txt', 'rien de grave')
  expect(answer.json().items).toMatchObject([{ scan: 'clean' }])
  expect((await camille.get(`/attachments/${answer.json().items[0].id}/content`)).statusCode).toBe(200)
  const empty = await upload('vide.txt', '')
  expect(empty.json().items).toMatchObject([{ scan: 'clean', size: 0 }])
})

test('AC-83 EICAR is refused beside its name, by either way in, and nothing of it is kept', async () => {
  const before = await stored()
  const refused = await upload('essai.txt', EICAR)
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({
    detail: 'Ce fichier contient un virus (Eicar-Test-Signature.UNOFFICIAL)\u00a0: il est refusé.',
    errors: [{ pointer: '/file', code: 'infected' }],
  })
  const headers = {
    ...tusHeaders,
    'upload-length': String(EICAR.length),
    'upload-metadata': metadataOf('e.txt'),
  }
  const opened = await camille.post('/uploads', { headers })
  const url = String(opened.headers['location'])
  const resumed = await camille.inject({ method: 'PATCH', url, headers: pieceHeaders(0), payload: EICAR })
  expect(resumed.statusCode).toBe(422)
  expect(resumed.json().detail).toContain('Eicar-Test-Signature')
  expect(await stored()).toBe(before)
  const own = await upload('marque.bin', Buffer.concat([Buffer.alloc(300_000, 1), MARK]))
  expect(own.json().detail).toContain('Guichet.Test.Mark')
})

test('AC-83 while the scanner is away files are taken but held, for everybody, until it has spoken', async () => {
  await away()
  const answer = await upload('note.txt', 'en attente')
  expect(answer.statusCode).toBe(201)
  const [{ id, scan }] = answer.json().items
  expect(scan).toBe('pending')
  const held = await camille.get(`/attachments/${id}/content`)
  expect(held.statusCode).toBe(409)
  expect(held.json()).toMatchObject({
    code: 'not-scanned',
    detail: 'Ce fichier n’est pas encore analysé par l’antivirus. Réessayez dans quelques minutes.',
  })
  expect(await scanHeld(desk.deps)).toBe(1)
  await back()
  expect(await scanHeld(desk.deps)).toBe(0)
  expect((await camille.get(`/attachments/${id}`)).json()).toMatchObject({ scan: 'clean' })
  expect((await camille.get(`/attachments/${id}/content`)).body).toBe('en attente')
}, 60_000)

test('AC-83 infected after all, a file of a ticket loses its bytes and its team is told, nobody else', async () => {
  const { applications } = await twoTeams(desk.db)
  const ticket = await plantTicket(desk.db, { requester: 'camille.demandeur', teamId: applications.id })
  await away()
  const answer = await upload('facture.txt', EICAR)
  const [{ id }] = answer.json().items
  const entry = await camille.post(`/tickets/${ticket.reference}/journal`, {
    body: { audience: 'public', body: 'Voici.', attachmentIds: [id] },
  })
  expect(entry.statusCode).toBe(201)
  const before = await stored()
  await back()
  expect(await scanHeld(desk.deps)).toBe(0)
  expect(await stored()).toBe(before - 1)
  const gone = await camille.get(`/attachments/${id}/content`)
  expect(gone.statusCode).toBe(410)
  expect(gone.json().detail).toBe('Ce fichier contenait un virus\u00a0: il a été supprimé.')

  const alex = await desk.as('alex.agent')
  const kinds = async (reader: TestClient) => {
    const { items } = (await reader.get(`/tickets/${ticket.reference}/journal`)).json()
    return items.filter(({ kind }: { kind: string }) => kind === 'file_infected')
  }
  expect(await kinds(alex)).toMatchObject([
    {
      audience: 'team',
      author: null,
      data: { file: 'facture.txt', virus: 'Eicar-Test-Signature.UNOFFICIAL' },
    },
  ])
  expect(await kinds(camille)).toEqual([])
}, 60_000)

test('AC-83 a scanner that answers nothing, or nonsense, has not said that a file is clean', async () => {
  const answers = ['', 'INSTREAM size limit exceeded. ERROR\0', 'stream: OK then?\0']
  for (const answer of answers) {
    const odd = createServer((socket) => {
      socket.on('error', () => {})
      if (answer === '') socket.on('data', () => {})
      else socket.end(answer)
    })
    const at = await freePort()
    await new Promise<void>((done) => odd.listen(at, '127.0.0.1', done))
    const asked = clamdAt(`tcp://127.0.0.1:${at}`, 300).scan(Readable.from([Buffer.from('x')]))
    await expect(asked).rejects.toThrow(/clamd/)
    odd.close()
  }
})

test('without a scanner every file says that it was not scanned, and is read', async () => {
  const plain = await startApp()
  const sacha = await plain.as('sacha.etudiant')
  const answer = await sacha.inject(multipartOf([filePart('note.txt', 'x')]))
  const [{ id, scan }] = answer.json().items
  expect(scan).toBe('off')
  expect((await sacha.get(`/attachments/${id}/content`)).statusCode).toBe(200)
  await plain.close()
})

test('operators see in the figures how many files are held', async () => {
  await away()
  await upload('note.txt', 'en attente')
  const { DATABASE_URL, VAR_DIR } = desk.env
  const running = await serving({ DATABASE_URL, VAR_DIR, CLAMD_URL: `tcp://127.0.0.1:${port}` })
  const held = await fetch(running.metrics).then((answer) => answer.text())
  running.child.kill('SIGKILL')
  await running.ended
  expect(held).toMatch(/^guichet_files_held 1$/m)
}, 60_000)
