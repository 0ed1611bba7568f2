import {copyFile, mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import {runProgram} from './run-program.ts'
import type {Witness} from './witness.ts'

// One start for each batch; a file that ends the program is then converted alone.
const BATCH_LENGTH = 10
const START_MS = 30_000

/** LibreOffice's export of plain text. */
export const libreOffice: Witness = {
  name: 'LibreOffice',
  findVersion: async () =>
    (await runProgram('soffice', ['--version'], {timeoutMs: START_MS}))?.trim().slice(0, 40),
  readTexts: async (paths, {timeoutMs}) => {
    const folder = await mkdtemp(join(tmpdir(), 'corpus-'))
    const texts = new Map<string, string>()
    try {
      for (let start = 0; start < paths.length; start += BATCH_LENGTH) {
        const batch = paths.slice(start, start + BATCH_LENGTH)
        await convert(batch, folder, timeoutMs, texts)
        for (const path of batch.filter((each) => !texts.has(each))) {
          await convert([path], folder, timeoutMs, texts)
        }
      }
    } finally {
      await rm(folder, {recursive: true, force: true})
    }
    return texts
  },
}

async function convert(
  paths: readonly string[],
  folder: string,
  timeoutMs: number,
  texts: Map<string, string>,
): Promise<void> {
  const copies = paths.map((path, index) => ({path, name: `file-${index}`}))
  for (const {path, name} of copies) {
    await copyFile(path, join(folder, `${name}.docx`))
    await rm(join(folder, `${name}.txt`), {force: true})
  }
  await runProgram(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      ...copies.map(({name}) => join(folder, `${name}.docx`)),
    ],
    {timeoutMs: START_MS + timeoutMs},
  )
  for (const {path, name} of copies) {
    const text = await readFile(join(folder, `${name}.txt`), 'utf8').catch(() => undefined)
    if (text !== undefined) {
      texts.set(path, text)
    }
  }
}
