import {existsSync} from 'node:fs'
import {readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'

const OUTPUT = /(?:\.d\.ts|\.js)(?:\.map)?$/u

/**
 * Deletes what the TypeScript compiler made of modules that exist no more: it leaves these files, and the packages
 * would be published with them.
 *
 * @param folder - The folder of a package whose modules in `src/` are compiled to `dist/`.
 */
export async function removeStaleOutputs(folder: string): Promise<void> {
  const outputFolder = join(folder, 'dist')
  const files = existsSync(outputFolder) ? await readdir(outputFolder, {recursive: true}) : []
  for (const file of files.filter((each) => OUTPUT.test(each))) {
    if (!hasSource(folder, file.replace(OUTPUT, ''))) {
      await rm(join(outputFolder, file))
    }
  }
}

function hasSource(folder: string, name: string): boolean {
  return ['.ts', '.tsx'].some((extension) => existsSync(join(folder, 'src', name + extension)))
}
