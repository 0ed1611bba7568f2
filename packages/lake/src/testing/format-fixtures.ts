import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

/** Contains a folder for each format of which a Lake was kept, for example `format-3`. */
export const FORMATS_FOLDER = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** The password of Ann, who exists only in the kept folders. */
export const FORMAT_PASSWORD = 'a password of a test only'

/** A kept folder. */
export interface FormatFixture {
  readonly format: number
  /** The secret of the token `Projector`. */
  readonly token: string
  /** Unpacks the folder as the dataset `production` in `data`. */
  readonly unpack: (data: string) => void
}

/** Lists the kept folders of all formats. */
export function listFormatFixtures(): FormatFixture[] {
  return readdirSync(FORMATS_FOLDER).map((name) => {
    const source = join(FORMATS_FOLDER, name)
    return {
      format: Number(name.replace('format-', '')),
      token: readFileSync(join(source, 'token.txt'), 'utf8'),
      unpack(data) {
        const folder = join(data, 'production')
        mkdirSync(folder, {recursive: true})
        cpSync(source, folder, {recursive: true})
        const packed = join(folder, 'lake.sqlite.gz')
        writeFileSync(join(folder, 'lake.sqlite'), gunzipSync(readFileSync(packed)))
        rmSync(packed)
        rmSync(join(folder, 'token.txt'))
      },
    }
  })
}
