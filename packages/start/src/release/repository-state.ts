import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import {ReleaseError} from './release-error.ts'
import {readCommand, runCommand} from './run-command.ts'
import type {Workspace} from './workspaces.ts'

/** What git and the changesets say about the repository. */
export interface RepositoryState {
  readonly commit: string
  /** Files that are not committed. */
  readonly changedFiles: readonly string[]
  /** The names of changesets that no release has consumed. */
  readonly changesets: readonly string[]
}

/**
 * Reads the state of a repository. It needs neither a remote nor tags.
 *
 * @throws ReleaseError if the folder is no repository.
 */
export async function readRepositoryState(root: string): Promise<RepositoryState> {
  const head = await runCommand(root, 'git', ['rev-parse', 'HEAD'])
  if (head.code !== 0) {
    throw new ReleaseError(
      `${root} is not a git repository with a commit. Release from a clone: ${head.stderr.trim()}`,
    )
  }
  const status = await readCommand(root, 'git', ['status', '--porcelain', '-z'])
  const changesets = await readdir(join(root, '.changeset'))
  return {
    commit: head.stdout.trim(),
    changedFiles: status.split('\0').filter((line) => line !== ''),
    changesets: changesets
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .toSorted(),
  }
}

/**
 * Returns the packages with commits since their changelog was last changed. It is a hint: not every change is
 * noticed by users, and a clone without its history has no such commits.
 */
export async function listUnreleased(
  root: string,
  published: readonly Workspace[],
): Promise<readonly {readonly name: string; readonly commits: number}[]> {
  const found: {name: string; commits: number}[] = []
  for (const {folder, manifest} of published) {
    const changelog = `${folder}/CHANGELOG.md`
    const release = await readCommand(root, 'git', ['log', '-1', '--format=%H', '--', changelog])
    if (release === '') {
      continue
    }
    const range = `${release.trim()}..HEAD`
    const paths = [folder, `:!${folder}/*.test.ts*`, `:!${folder}/*.md`]
    const args = ['rev-list', '--count', range, '--', ...paths]
    const commits = Number(await readCommand(root, 'git', args))
    if (commits > 0) {
      found.push({name: manifest.name, commits})
    }
  }
  return found
}
