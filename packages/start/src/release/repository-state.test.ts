import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {listUnreleased, readRepositoryState} from './repository-state.ts'
import {readCommand} from './run-command.ts'

const LAMP = {folder: 'lamp', manifest: {name: 'lamp', version: '1.0.0'}}
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'repository-'))
  await mkdir(join(root, '.changeset'))
  await mkdir(join(root, 'lamp'))
  await writeFile(join(root, '.changeset/README.md'), '')
  await writeFile(join(root, 'lamp/CHANGELOG.md'), '## 1.0.0\n')
  await git('init', '--quiet')
  await git('config', 'user.name', 'Anna')
  await git('config', 'user.email', 'anna@lamps.example')
  await commit()
})
afterEach(() => rm(root, {recursive: true}))

test('a repository without remote and tags has a state', async () => {
  const head = (await git('rev-parse', 'HEAD')).trim()
  expect(await readRepositoryState(root)).toEqual({
    commit: head,
    changedFiles: [],
    changesets: [],
  })
  await writeFile(join(root, '.changeset/quiet-lamps.md'), '')
  await writeFile(join(root, 'lamp/a.ts'), '')
  expect(await readRepositoryState(root)).toEqual({
    commit: head,
    changedFiles: ['?? .changeset/quiet-lamps.md', '?? lamp/a.ts'],
    changesets: ['quiet-lamps.md'],
  })
})

test('a folder that is no repository is refused', async () => {
  await rm(join(root, '.git'), {recursive: true})
  await expect(readRepositoryState(root)).rejects.toThrow(
    `${root} is not a git repository with a commit. Release from a clone: `,
  )
})

test('a package has unreleased commits if one came after its changelog, except for tests and texts', async () => {
  expect(await listUnreleased(root, [LAMP])).toEqual([])
  await writeFile(join(root, 'lamp/a.test.ts'), '')
  await commit()
  expect(await listUnreleased(root, [LAMP])).toEqual([])
  await writeFile(join(root, 'lamp/a.ts'), '')
  await commit()
  expect(await listUnreleased(root, [LAMP])).toEqual([{name: 'lamp', commits: 1}])
  await writeFile(join(root, 'lamp/CHANGELOG.md'), '## 1.1.0\n')
  await commit()
  expect(await listUnreleased(root, [LAMP])).toEqual([])
})

async function commit(): Promise<void> {
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Change')
}

function git(...args: string[]): Promise<string> {
  return readCommand(root, 'git', args)
}
