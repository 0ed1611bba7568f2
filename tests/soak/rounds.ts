import type {Dialog} from '@playwright/test'
import type {DeleteAction} from '@sanity/client'

import {compareLetters} from './compare-letters.ts'
import {type Desk, DRAFT, PUBLISHED} from './desk.ts'
import {BODY, type Field, readShown, SIGN_OFF, TITLE} from './fields.ts'
import type {Random} from './random.ts'
import {Typist} from './typist.ts'
import {delay, waitFor} from './wait-for.ts'

/** What a round has found. */
export interface Outcome {
  /** Letters that were on screen and are gone. */
  readonly lost: string
  /** Letters that came back after they were discarded, were written twice, or are in the wrong place. */
  readonly wrong: string
  /** The text that both browsers and the Lake have at the end. */
  readonly text: string
}

type RunRound = (desk: Desk, random: Random) => Promise<Outcome>

const EDITOR_LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const COLLEAGUE_LETTERS = EDITOR_LETTERS.toUpperCase()

const PUBLISH = {
  actionType: 'sanity.action.document.publish',
  draftId: DRAFT,
  publishedId: PUBLISHED,
} as const
const DISCARD = {actionType: 'sanity.action.document.version.discard', versionId: DRAFT} as const
const UNPUBLISH = {
  actionType: 'sanity.action.document.unpublish',
  draftId: DRAFT,
  publishedId: PUBLISHED,
} as const
const DELETE: DeleteAction = {
  actionType: 'sanity.action.document.delete',
  publishedId: PUBLISHED,
  includeDrafts: [DRAFT],
}

/** Each kind of round. */
export const ROUNDS = {
  publish: whileTyping(async ({client}) => {
    await client.action(PUBLISH)
  }),
  unpublish: whileTyping(async ({client}) => {
    await client.action(UNPUBLISH)
  }),
  discard: discardWhileTyping,
  delete: deleteWhileTyping,
  slow: whileTyping(typeOnSlowLine),
  offline: whileTyping(goOffline),
  restart: whileTyping((desk, random) =>
    desk.restartServers(random.integer(0, 1) === 0 ? 'SIGINT' : 'SIGKILL'),
  ),
  'last-key': publishAfterLastKey(SIGN_OFF),
  reload: reloadWhileTyping,
  title: typeTogether(TITLE),
  body: typeTogether(BODY),
  'body-last-key': publishAfterLastKey(BODY),
  'body-publish': whileTyping(async ({client}) => {
    await client.action(PUBLISH)
  }, BODY),
  'body-offline': whileTyping(goOffline, BODY),
  'body-beside': typeBesideColleague,
} satisfies Record<string, RunRound>

/** The name of a kind of round. */
export type Kind = keyof typeof ROUNDS

/** Types letters while something happens; all letters must stay. */
function whileTyping(
  act: (desk: Desk, random: Random) => Promise<void>,
  field: Field = SIGN_OFF,
): RunRound {
  return async (desk, random) => {
    const typist = await startTyping(desk, random, field)
    const {acting, isOver} = actAtRandomTime(desk, random, act)
    await typist.type(EDITOR_LETTERS.length - 3, isOver)
    await acting
    await typist.type(random.integer(1, 3))
    const expected = await typist.findShown()
    const text = await desk.waitForSameText(field)
    await typist.stop()
    return describeOutcome(text, expected)
  }
}

async function discardWhileTyping(desk: Desk, random: Random): Promise<Outcome> {
  const typist = await startTyping(desk, random, SIGN_OFF)
  let discarded = ''
  const {acting, isOver} = actAtRandomTime(desk, random, async ({client}) => {
    const draft = await client.getDocument(DRAFT)
    discarded = String(draft && SIGN_OFF.readStored(draft))
    await client.action(DISCARD)
  })
  await typist.type(EDITOR_LETTERS.length - 3, isOver)
  await acting
  await waitFor(
    'The editor sees that the text is discarded',
    async () => !(await readShown(desk.editor, SIGN_OFF)).includes(EDITOR_LETTERS.charAt(0)),
  )
  const seenAt = Date.now()
  await typist.type(3)
  const shown = await typist.findShown()
  const expected = await typist.findShown(seenAt)
  const text = await desk.waitForSameText(SIGN_OFF)
  await typist.stop()
  const tolerated = shown
    .split('')
    .filter((letter) => !discarded.includes(letter))
    .join('')
  return describeOutcome(text, expected, tolerated)
}

/** A deleted article must not come back, and can be edited again after it has been restored. */
async function deleteWhileTyping(desk: Desk, random: Random): Promise<Outcome> {
  const typist = await startTyping(desk, random, SIGN_OFF)
  const {acting, isOver} = actAtRandomTime(desk, random, async ({client}) => {
    await client.action(DELETE)
  })
  await typist.type(EDITOR_LETTERS.length - 3, isOver)
  await acting
  await typist.type(random.integer(1, 3))
  await delay(2000)
  await typist.stop()
  const article = await desk.readArticle()
  await desk.resetArticle()
  await SIGN_OFF.focus(desk.editor, 'end')
  const again = await Typist.create(desk.editor, SIGN_OFF, EDITOR_LETTERS, random)
  await again.type(3)
  const expected = await again.findShown()
  const text = await desk.waitForSameText(SIGN_OFF)
  await again.stop()
  const {lost, wrong} = describeOutcome(text, expected)
  return {
    lost,
    wrong: article ? `${wrong} The article is back: ${JSON.stringify(article)}` : wrong,
    text,
  }
}

async function typeOnSlowLine({editor, context}: Desk, random: Random): Promise<void> {
  const session = await context.newCDPSession(editor)
  try {
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: random.integer(300, 3000),
      downloadThroughput: random.integer(5, 50) * 1024,
      uploadThroughput: random.integer(1, 10) * 1024,
    })
    await delay(random.integer(500, 3000))
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  } finally {
    await session.detach()
  }
}

async function goOffline(desk: Desk, random: Random): Promise<void> {
  await typeOnSlowLine(desk, random)
  await desk.context.setOffline(true)
  await delay(random.integer(200, 8000))
  await desk.context.setOffline(false)
}

/** The editor presses Publish right after the last key; the published article must have all letters. */
function publishAfterLastKey(field: Field): RunRound {
  return async (desk, random) => {
    const typist = await startTyping(desk, random, field)
    const publish = desk.editor.getByTestId('action-publish')
    await waitFor('The editor can publish', () => publish.isEnabled())
    await typist.type(random.integer(1, 10))
    await (random.integer(0, 1) === 0
      ? desk.editor.keyboard.press('ControlOrMeta+Alt+p')
      : publish.click())
    const expected = await typist.findShown()
    await waitFor('The draft is published', async () => !(await desk.client.getDocument(DRAFT)))
    const text = await desk.waitForSameText(field)
    await typist.stop()
    const isPublished = !(await desk.client.getDocument(DRAFT))
    const {lost, wrong} = describeOutcome(text, expected)
    return {lost, wrong: isPublished ? wrong : `${wrong} not all of it is published`, text}
  }
}

/** A reload must either ask the editor first, or lose nothing. */
async function reloadWhileTyping(desk: Desk, random: Random): Promise<Outcome> {
  const typist = await startTyping(desk, random, SIGN_OFF)
  await typist.type(random.integer(1, 15))
  const expected = await typist.findShown()
  let isAsked = false
  const dismiss = (dialog: Dialog): void => {
    isAsked = true
    void dialog.dismiss()
  }
  desk.editor.on('dialog', dismiss)
  try {
    await desk.editor.evaluate(() => location.reload())
    await delay(random.integer(500, 1500))
    const text = await desk.waitForSameText(SIGN_OFF)
    if (isAsked) {
      await typist.stop()
    }
    return describeOutcome(text, expected)
  } finally {
    desk.editor.off('dialog', dismiss)
  }
}

/** Two editors type in one text at the same time: one at its start and one at its end. */
function typeTogether(field: Field): RunRound {
  return async (desk, random) => {
    const typists = [
      await Typist.create(desk.editor, field, EDITOR_LETTERS, random),
      await Typist.create(desk.colleague, field, COLLEAGUE_LETTERS, random),
    ] as const
    await field.focus(desk.editor, 'start')
    await field.focus(desk.colleague, 'end')
    await Promise.all(typists.map((typist) => typist.type(random.integer(8, 26))))
    const [before, after] = [await typists[0].findShown(), await typists[1].findShown()]
    const text = await desk.waitForSameText(field)
    await Promise.all(typists.map((typist) => typist.stop()))
    const byEditor = compareLetters(text, EDITOR_LETTERS, before)
    const byColleague = compareLetters(text, COLLEAGUE_LETTERS, after)
    return {
      lost: byEditor.lost + byColleague.lost,
      wrong: text === before + field.base + after ? '' : text,
      text,
    }
  }
}

/** The editor goes offline and types where the colleague's caret is. */
async function typeBesideColleague(desk: Desk, random: Random): Promise<Outcome> {
  const text = desk.editor.locator(BODY.selector)
  const caret = '[data-testid^="presence-cursor"]'
  // The Studio announces a caret only when it moves.
  await BODY.focus(desk.colleague, 'start')
  await waitFor('The editor sees the caret of the colleague', () =>
    text.locator(caret).first().isVisible(),
  )
  await BODY.focus(desk.colleague, 'end')
  await waitFor('The editor sees the caret of the colleague at the end of the text', () =>
    text.locator(`[data-pt-marks]:has(+ ${caret})`, {hasText: BODY.base}).isVisible(),
  )
  await BODY.focus(desk.editor, 'end')
  const typist = await Typist.create(desk.editor, BODY, EDITOR_LETTERS, random)
  await desk.context.setOffline(true)
  await typist.type(random.integer(1, EDITOR_LETTERS.length))
  await desk.context.setOffline(false)
  const expected = await typist.findShown()
  const stored = await desk.waitForSameText(BODY)
  await typist.stop()
  return describeOutcome(stored, expected)
}

async function startTyping(desk: Desk, random: Random, field: Field): Promise<Typist> {
  await field.focus(desk.editor, 'end')
  const typist = await Typist.create(desk.editor, field, EDITOR_LETTERS, random)
  await typist.type(2)
  await waitFor('The Studio has created a draft', async () => {
    await typist.type(1)
    return Boolean(await desk.client.getDocument(DRAFT))
  })
  return typist
}

function actAtRandomTime(
  desk: Desk,
  random: Random,
  act: (desk: Desk, random: Random) => Promise<void>,
): {readonly acting: Promise<void>; readonly isOver: () => boolean} {
  let end = Infinity
  const run = async () => {
    await delay(random.integer(0, 1200))
    await act(desk, random)
    end = Date.now() + random.integer(200, 1200)
  }
  const acting = run()
  // The caller waits for this promise after it has typed.
  acting.catch(() => undefined)
  return {acting, isOver: () => Date.now() > end}
}

function describeOutcome(text: string, expected: string, tolerated = ''): Outcome {
  const {lost, unexpected, isScrambled} = compareLetters(text, EDITOR_LETTERS, expected, tolerated)
  return {lost, wrong: unexpected + (isScrambled ? ` wrong order: ${text}` : ''), text}
}
