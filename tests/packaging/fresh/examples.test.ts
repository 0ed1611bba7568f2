import {glob, readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {createFreshProject} from './fresh-project.ts'

const EXAMPLES = join(import.meta.dirname, '../../../examples')
const IGNORED = new Set(['node_modules', 'dist', '.astro', '.next', 'next-env.d.ts'])

test.each(['react', 'vue', 'svelte', 'astro', 'next'])(
  'a copy of examples/%s builds in a folder of its own',
  async (name) => {
    const files = await readFiles(join(EXAMPLES, name))
    const project = await createFreshProject([], files)
    try {
      await project.build()
      expect((await readdir(join(project.folder, 'dist'))).length).toBeGreaterThan(0)
      // Some tools would add missing settings to this file.
      expect(await project.read('tsconfig.json')).toBe(files['tsconfig.json'])
    } finally {
      await project.remove()
    }
  },
)

async function readFiles(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const entry of glob('**/*', {
    cwd: folder,
    exclude: ({name}) => IGNORED.has(name),
    withFileTypes: true,
  })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name)
      files[path.slice(folder.length + 1)] = await readFile(path, 'utf8')
    }
  }
  return files
}
