import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from './hold-folder.ts'

test('one desk a folder: the second is told, and a killed one does not keep the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-hold-'))
  const release = await holdFolder(folder)
  await expect(holdFolder(folder)).rejects.toThrow(folder)
  await release()

  const source = `import { holdFolder } from './hold-folder.ts'; await holdFolder(${JSON.stringify(folder)}); console.log('held')`
  const other = spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: import.meta.dirname })
  await once(other.stdout, 'data')
  await expect(holdFolder(folder)).rejects.toThrow(folder)
  other.kill('SIGKILL')
  await once(other, 'exit')
  await (
    await holdFolder(folder)
  )()
  rmSync(folder, { recursive: true })
})
