/** A document to create. */
interface SampleDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** Creates a small dataset: two readers, four statuses, articles with every type of block. */
export function createSampleDocuments(): SampleDocument[] {
  return [
    {
      _id: 'settings',
      _type: 'settings',
      organisation: 'The Test Line',
      articlePath: '/articles/{slug}',
      phoneLines: [
        {_key: 'l', label: 'By card', number: '+44 20 7946 0157', priceWording: '£1 a minute.'},
      ],
    },
    ...[
      ['Available', 'available', true],
      ['Busy', 'busy', false],
      ['On a break', 'away', false],
      ['Currently Unavailable', 'unavailable', false],
    ].map(([label, tone, takesCalls]) => ({
      _id: `status-${tone}`,
      _type: 'status',
      label,
      tone,
      takesCalls,
    })),
    reader('004711', 'Ada Quill', 'Letters, mostly.'),
    availability('004711', 'available'),
    reader('9001', 'Bo Tern', 'Few words.'),
    availability('9001', 'unavailable'),
    {_id: 'topic-grief', _type: 'topic', title: 'Grief', slug: slug('grief')},
    {
      ...article('older-letter', '004711', 'An Older Letter', '2026-01-02T10:00:00Z'),
      // The article with one of these slugs now is another one.
      formerSlugs: ['letter-of-before', 'quiet'],
      body: [paragraph('An older paragraph.')],
    },
    {
      ...article('everything', '004711', 'Everything at Once', '2026-05-03T12:00:00Z'),
      signOff: 'Love and light,',
      topics: [{_key: 't', _type: 'reference', _ref: 'topic-grief'}],
      related: [{_key: 'r', _type: 'reference', _ref: 'article-older-letter'}],
      body: createEveryBlock(),
    },
    {
      ...article('quiet', '9001', 'A Quiet One', '2026-02-02T10:00:00Z'),
      body: [paragraph('A quiet paragraph.')],
    },
    ...Array.from({length: 20}, (_, index) => ({
      ...article(`many-${index}`, '9001', `One of Many ${index}`, '2025-01-01T10:00:00Z'),
      body: [paragraph(`Paragraph of number ${index}.`)],
    })),
  ]
}

function createEveryBlock() {
  return [
    {
      ...paragraph(''),
      markDefs: [
        {_key: 'web', _type: 'link', href: 'https://elsewhere.example/page'},
        {_key: 'art', _type: 'articleLink', article: reference('article-older-letter')},
      ],
      children: [
        span('An opening with '),
        span('strong', ['strong']),
        span(' words, '),
        span('another site', ['web']),
        span(' and '),
        span('an older letter', ['art']),
        span('.'),
      ],
    },
    ...['First', 'Second', 'Third', 'Fourth', 'Fifth'].flatMap((name) => [
      {...paragraph(`${name} heading`), style: 'h2'},
      paragraph(`The ${name.toLowerCase()} part.`),
    ]),
    {...paragraph('A point'), listItem: 'bullet', level: 1},
    {...paragraph('A point beneath'), listItem: 'number', level: 2},
    {...paragraph('A quotation.'), style: 'blockquote'},
    {_key: key(), _type: 'pullQuote', text: 'Set apart.', attribution: 'Somebody'},
    {_key: key(), _type: 'callout', tone: 'tip', title: 'A tip', body: [paragraph('In a box.')]},
    {
      _key: key(),
      _type: 'audio',
      file: {_type: 'file', asset: {...reference('file-00ff-mp3'), _weak: true}},
      caption: 'A gate',
      transcript: 'Click.\nClack.',
    },
    {_key: key(), _type: 'readerCard', reader: reference('reader-9001')},
  ]
}

function reader(pin: string, name: string, tagline: string): SampleDocument {
  const id = `reader-${pin}`
  return {_id: id, _type: 'reader', name, pin, tagline, slug: slug(id)}
}

function availability(pin: string, tone: string): SampleDocument {
  return {
    _id: `availability-reader-${pin}`,
    _type: 'availability',
    reader: reference(`reader-${pin}`),
    status: reference(`status-${tone}`),
  }
}

function article(
  slugName: string,
  pin: string,
  title: string,
  publishedAt: string,
): SampleDocument {
  return {
    _id: `article-${slugName}`,
    _type: 'article',
    title,
    slug: slug(slugName),
    reader: reference(`reader-${pin}`),
    publishedAt,
  }
}

function paragraph(text: string) {
  return {_key: key(), _type: 'block', style: 'normal', markDefs: [], children: [span(text)]}
}

function span(text: string, marks: readonly string[] = []) {
  return {_key: key(), _type: 'span', text, marks}
}

function slug(current: string) {
  return {_type: 'slug', current}
}

function reference(_ref: string) {
  return {_type: 'reference', _ref}
}

let keyCount = 0
function key(): string {
  return `k${keyCount++}`
}
