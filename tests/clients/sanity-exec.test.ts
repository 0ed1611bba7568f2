import {execFile} from 'node:child_process'
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {expect, onTestFinished, test} from 'vitest'

import {serveEmptyLake} from '../contract/served-lake.ts'

const MODULES = join(import.meta.dirname, '../../node_modules')

const CONFIGURATION = `
  import {defineCliConfig} from 'sanity/cli'

  export default defineCliConfig({api: {projectId: 'local', dataset: 'production'}})
`

// The command has no option for another host, but the options of its client have.
const SCRIPT = `
  import {getCliClient} from 'sanity/cli'

  const [, , title] = process.argv
  const client = getCliClient({
    apiVersion: '2026-09-01',
    apiHost: process.env.LAKE,
    useProjectHostname: false,
  })
  await client.patch('alien').set({title}).commit()
  console.log(await client.fetch('*[_type == "film"].title'))
`

test('sanity exec runs a script on a Lake with the token of the user', async () => {
  const lake = await serveEmptyLake()
  onTestFinished(() => lake.close())
  await lake.editor.create({_id: 'alien', _type: 'film', title: 'Alien'})
  const folder = await mkdtemp(join(tmpdir(), 'sanity-exec-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  await symlink(MODULES, join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{"type": "module"}')
  await writeFile(join(folder, 'sanity.cli.ts'), CONFIGURATION)
  await writeFile(join(folder, 'rename.ts'), SCRIPT)
  const args = ['exec', 'rename.ts', '--with-user-token', '--', 'Aliens']
  const {stdout} = await promisify(execFile)(join(MODULES, '.bin/sanity'), args, {
    cwd: folder,
    env: {...process.env, LAKE: lake.url, SANITY_AUTH_TOKEN: lake.token, CI: 'true'},
  })
  expect(stdout.trim()).toBe("[ 'Aliens' ]")
  expect(await lake.anonymous.getDocument('alien')).toMatchObject({title: 'Aliens'})
})
