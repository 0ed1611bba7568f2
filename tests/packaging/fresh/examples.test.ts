import {glob, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {test} from 'vitest'

import {createFreshProject} from './fresh-project.ts'

const EXAMPLES = join(import.meta.dirname, '../../../examples')
const IGNORED = new Set(['node_modules', 'dist', '.astro', '.next', 'next-env.d.ts'])

test.each(['react', 'vue', 'svelte', 'astro', 'next'])(
  'a copy of examples/%s builds in a folder of its own',
  async (name) => {
    const project = await createFreshProject([], await filesOf(join(EXAMPLES, name)))
    try {
      await project.build()
    } finally {
      await project.remove()
    }
  },
)

async function filesOf(folder: string): Promise<Record<string, string>> {
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
