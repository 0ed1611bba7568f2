// Takes over 10 s: loads the Studio with servers of its own.
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {connect} from '@reader-article/import'

import {runLakeCommand} from '../../lake-command.ts'
import {expect, test} from '../fixtures.ts'
import {startServers} from '../running-servers.ts'
import {addPerson, openForm} from '../studio.ts'

// Ends only tests that hang.
test.describe.configure({timeout: 180_000})

const ID = 'article-of-a-former-editor'

test('text typed after the role changed stays in the locked form, and is stored if the editor gets the role back', async ({
  page,
  problems,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const servers = await startServers(data)
  try {
    const client = await connect({lake: servers.lake, environment: {}})
    await client.createOrReplace({_id: `drafts.${ID}`, _type: 'article', title: 'Title'})
    const fetchTitle = () =>
      client.fetch('*[_id == $id][0].title', {id: `drafts.${ID}`}, {perspective: 'raw'})
    await addPerson(page, servers.studio, {name: 'Eva Editor', role: 'editor'})
    await page.goto(`${servers.studio}/intent/edit/id=${ID};type=article`)
    const form = await openForm(page)
    const title = form.getByTestId('field-title').getByRole('textbox')
    await title.focus()
    await page.keyboard.press('End')
    await page.keyboard.insertText(' of')
    await expect.poll(fetchTitle).toBe('Title of')

    await runLakeCommand(['user', 'role', 'eva.editor@example.org', 'viewer', '--data', data])
    await page.keyboard.insertText(' an article')
    const banner = page.getByText('Not saved: you may no longer change this.')
    await expect(banner).toBeVisible()
    await expect(title).not.toBeEditable()
    await expect(title).toHaveValue('Title of an article')
    await expect(banner).toBeVisible()
    expect(await fetchTitle()).toBe('Title of')

    await runLakeCommand(['user', 'role', 'eva.editor@example.org', 'editor', '--data', data])
    await expect.poll(fetchTitle).toBe('Title of an article')
    await expect(banner).toBeHidden()
    await expect(title).toHaveValue('Title of an article')
    await expect(title).toBeEditable()
    const unexpected = problems.found.filter((problem) => !/^403 |status of 403/.test(problem))
    expect(unexpected).toEqual([])
    problems.found.length = 0
  } finally {
    await page.close()
    await servers.stop()
    await rm(data, {recursive: true, force: true})
  }
})
