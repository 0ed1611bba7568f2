import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import {onTestFinished} from 'vitest'

import {createDelivery, type Delivery} from './create-delivery.ts'
import type {SiteOptions} from './site.ts'

/** A delivery for a Lake of its own. */
export interface TestDelivery {
  readonly lake: TestLake
  readonly apiHost: string
  readonly delivery: Delivery
  /** Requests a path of the site. */
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
}

/** Opens a Lake with documents, and a delivery for it at https://site.example. */
export async function openDelivery(
  documents: readonly object[] = createDocuments(),
  site: Partial<SiteOptions> = {},
): Promise<TestDelivery> {
  const lake = openTestLake()
  const {status, body} = await lake.mutate(...documents.map((create) => ({create})))
  if (status !== 200) {
    throw new Error(`The Lake does not accept the documents: ${JSON.stringify(body)}`)
  }
  const apiHost = await lake.serve()
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost,
    site: {url: 'https://site.example', ...site},
  })
  onTestFinished(async () => {
    delivery.close()
    await lake.close()
  })
  const {url} = {url: 'https://site.example', ...site}
  return {
    lake,
    apiHost,
    delivery,
    get: (path, init) => delivery.fetch(new Request(url + path, init)),
  }
}

/** A small dataset: a reader with a status, a topic, two articles and the settings. */
export function createDocuments(): readonly object[] {
  return [
    {
      _id: 'settings',
      _type: 'settings',
      organisation: 'The Test Line',
      phoneLines: [
        {_key: 'l', label: 'By card', number: '+44 20 7946 0157', priceWording: '£1 a minute.'},
      ],
    },
    {
      _id: 'status-available',
      _type: 'status',
      label: 'Available',
      tone: 'available',
      takesCalls: true,
    },
    {_id: 'status-away', _type: 'status', label: 'On a break', tone: 'away', takesCalls: false},
    {
      _id: 'reader-004711',
      _type: 'reader',
      name: 'Ada Quill',
      pin: '004711',
      tagline: 'Letters, mostly.',
      slug: {current: 'ada-quill'},
      biography: [paragraph('Ada writes by hand.')],
    },
    {
      _id: 'availability-reader-004711',
      _type: 'availability',
      reader: reference('reader-004711'),
      status: reference('status-available'),
    },
    {
      _id: 'topic-grief',
      _type: 'topic',
      title: 'Grief',
      slug: {current: 'grief'},
      description: 'For those who have lost someone.',
    },
    {
      ...article('how-to-listen', 'How to Listen', '2026-05-03T12:00:00Z'),
      excerpt: 'Slowly & with <care>.',
      signOff: 'Yours,',
      topics: [{_key: 't', ...reference('topic-grief')}],
      related: [{_key: 'r', ...reference('article-an-older-letter')}],
      cover: {_type: 'image', asset: reference('image-abc-1600x1000-jpg'), alt: 'A gate'},
      body: [
        paragraph('Listening is slow.'),
        {...paragraph('The ear'), style: 'h2'},
        {...paragraph('Be *quiet*'), listItem: 'bullet', level: 1},
        {
          ...paragraph('here'),
          markDefs: [{_key: 'm', _type: 'link', href: 'https://elsewhere.example/page'}],
          children: [{_key: 's', _type: 'span', text: 'Read on elsewhere', marks: ['m', 'strong']}],
        },
      ],
    },
    {
      ...article('an-older-letter', 'An Older Letter', '2026-01-02T10:00:00Z'),
      body: [paragraph('Short.')],
    },
  ]
}

/** Returns an article by the reader of `createDocuments()`, without a body. */
export function article(slug: string, title: string, publishedAt: string): object {
  return {
    _id: `article-${slug}`,
    _type: 'article',
    title,
    slug: {current: slug},
    publishedAt,
    reader: reference('reader-004711'),
  }
}

/** Returns a reference to a document that need not exist. */
function reference(_ref: string): object {
  return {_type: 'reference', _ref, _weak: true}
}

function paragraph(text: string): object {
  return {
    _key: text,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 's', _type: 'span', text, marks: []}],
  }
}
