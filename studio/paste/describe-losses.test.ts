import {describe, expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../i18n/english-texts.ts'
import {describeLosses} from './describe-losses.ts'

describe('the message about pasted text', () => {
  test('has one sentence for each kind, with three names at most', () => {
    const onWebsites = ['a', 'b', 'a', 'c', 'd', 'e'].map((name) => ({
      kind: 'picture' as const,
      problem: 'website' as const,
      name,
    }))
    expect(
      describeLosses(
        [...onWebsites, {kind: 'table'}, {kind: 'table'}, {kind: 'link', href: '/relative'}],
        [''],
        ENGLISH_TEXTS,
      ),
    ).toEqual([
      'Pictures were left out: this text cannot contain any.',
      'Pictures on other websites were left out (“a”, “b”, “c”, and 2 more). Save them, then drop them into the text.',
      'Tables became text: each row is a paragraph, with a bar between its cells.',
      'Links without a full, safe address became plain text (“/relative”).',
    ])
  })

  test('shortens a long name and cuts no character in two', () => {
    const href = `javascript:${'🌙'.repeat(100)}`
    expect(describeLosses([{kind: 'link', href}], [], ENGLISH_TEXTS)).toEqual([
      `Links without a full, safe address became plain text (“javascript:${'🌙'.repeat(48)}…”).`,
    ])
  })

  test('says nothing if everything was kept', () => {
    expect(describeLosses([], [], ENGLISH_TEXTS)).toEqual([])
  })
})
