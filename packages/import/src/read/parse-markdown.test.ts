import {describe, expect, test} from 'vitest'

import type {DocumentBlock, ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseMarkdown} from './parse-markdown.ts'

const HEADER = 'Clara Bell - PIN 700107 - Busy'

function body(...lines: string[]): unknown[] {
  return parseMarkdown([HEADER, '', '# Title', '', ...lines].join('\n')).body.map(compact)
}

// Returns a short form of a block without keys: style, list and level, then each span as [text, ...marks].
function compact(block: DocumentBlock): unknown {
  if (block._type === 'block') {
    const links = new Map<string, unknown>(
      block.markDefs.map((definition) => {
        const {_key, _type, ...target} = definition
        return [
          _key,
          `${_type}:${'href' in target ? target.href : 'slug' in target ? target.slug : target.pin}`,
        ]
      }),
    )
    const kind = [block.style, block.listItem, block.level]
      .filter((part) => part !== undefined)
      .join(' ')
    return [
      kind,
      ...block.children.map((span) =>
        span.marks.length === 0
          ? span.text
          : [span.text, ...span.marks.map((mark) => links.get(mark) ?? mark)],
      ),
    ]
  }
  const {_key, ...content} = block
  return content._type === 'callout' ? {...content, body: content.body.map(compact)} : content
}

function warnings(...lines: string[]): ParsedDocument['warnings'] {
  return parseMarkdown([HEADER, '', 'Title', '', ...lines].join('\n')).warnings
}

function failure(...lines: string[]): unknown {
  try {
    return parseMarkdown([HEADER, '', 'Title', '', ...lines].join('\n'))
  } catch (error) {
    return error instanceof DocumentError
      ? {code: error.code, line: error.line, problem: error.problem}
      : error
  }
}

describe('the header and the title are read from', () => {
  test.each([
    [[HEADER, '', '# What *is* love?', '', 'Text.']],
    [[HEADER, 'What is love?', '', 'Text.']],
    [[`# ${HEADER}`, '', '## What is love? ##', 'Text.']],
    [[`**${HEADER}**`, '', '**What is love?**', '', 'Text.']],
    [[HEADER, '', 'What is love?', '=====', 'Text.']],
    [[HEADER, '', 'What is love?', '---', '', 'Text.']],
    [['**Clara Bell** - PIN 700107 - Busy', '', 'What **is** *love*?', '', 'Text.']],
  ])('%j', (lines) => {
    const document = parseMarkdown(lines.join('\r\n'))
    expect({...document, body: document.body.map(compact)}).toEqual({
      name: 'Clara Bell',
      pin: '700107',
      statusLabel: 'Busy',
      title: 'What is love?',
      titleLine: document.titleLine,
      body: [['normal', 'Text.']],
      warnings: [],
    })
  })
})

test('a title that starts like a list or a quote keeps its first characters', () => {
  for (const title of [
    '5. Things the moon knows',
    '> 5 things',
    '- A dash',
    '**One** and **two**',
  ]) {
    expect(parseMarkdown([HEADER, '', title, '', 'Text.'].join('\n')).title).toBe(
      title.replaceAll('**', ''),
    )
  }
})

describe('the end of a Markdown document', () => {
  test('is found in plain lines, in emphasis and after hard breaks', () => {
    for (const end of [
      ['Love and light,', 'Pin - 700107'],
      ['*Love and light,*', '', '**Pin - 700107**', ''],
      ['Love and light,\\', 'Pin - 700107'],
      ['Love and light,  ', 'Pin - 700107', '', '::details{excerpt="Short."}'],
    ]) {
      const document = parseMarkdown([HEADER, 'Title', '', 'Text.', '', ...end].join('\n'))
      expect({...document, body: document.body.map(compact)}).toMatchObject({
        body: [['normal', 'Text.']],
        signOff: 'Love and light,',
        signature: 'Pin - 700107',
      })
    }
  })
})

describe('the text of a Markdown document', () => {
  test('keeps every style and mark', () => {
    expect(
      body(
        'Plain **strong *both*** and `code` and ~~gone~~,',
        'still the same paragraph.',
        '',
        '# One',
        '## Two',
        '### Three',
        '#### Four',
        '##### Five',
        '',
        '> A quote',
        '> goes on.',
        '',
        'A hard  ',
        'break.',
      ),
    ).toEqual([
      [
        'normal',
        'Plain ',
        ['strong ', 'strong'],
        ['both', 'strong', 'em'],
        ' and ',
        ['code', 'code'],
        ' and ',
        ['gone', 'strike-through'],
        ', still the same paragraph.',
      ],
      ['h2', 'One'],
      ['h2', 'Two'],
      ['h3', 'Three'],
      ['h4', 'Four'],
      ['h4', 'Five'],
      ['blockquote', 'A quote goes on.'],
      ['normal', 'A hard\nbreak.'],
    ])
  })

  test('keeps nested and loose lists', () => {
    expect(
      body(
        '- one',
        '  - two',
        '    1. three',
        '- four',
        '',
        '  more of four',
        '',
        '1. first',
        '2. second',
      ),
    ).toEqual([
      ['normal bullet 1', 'one'],
      ['normal bullet 2', 'two'],
      ['normal number 3', 'three'],
      ['normal bullet 1', 'four\nmore of four'],
      ['normal number 1', 'first'],
      ['normal number 1', 'second'],
    ])
  })

  test('has no number before a further paragraph of an item', () => {
    expect(body('1. one', '   - inner', '', '   more', '2. two')).toEqual([
      ['normal number 1', 'one'],
      ['normal bullet 2', 'inner'],
      ['normal', 'more'],
      ['normal', '2. two'],
    ])
  })

  test('is not a list if it starts with a year', () => {
    expect(body('1984. That was the year.')).toEqual([['normal', '1984. That was the year.']])
  })

  test('keeps the numbers of a list as text if the page would show others', () => {
    expect(body('5. five', '6. six', '', 'Text.', '', '1. one', '2. two', '', '1) again')).toEqual([
      ['normal', '5. five'],
      ['normal', '6. six'],
      ['normal', 'Text.'],
      ['normal number 1', 'one'],
      ['normal number 1', 'two'],
      ['normal', '1. again'],
    ])
    expect(body('1. one', '', '   > quote', '', '2. **two**', '   - inner', '3. three')).toEqual([
      ['normal number 1', 'one'],
      ['blockquote', 'quote'],
      ['normal', '2. ', ['two', 'strong']],
      ['normal bullet 2', 'inner'],
      ['normal', '3. three'],
    ])
  })

  test('keeps the lines of verse, and joins wrapped prose', () => {
    const prose = [
      'The moon is far away, and yet it moves the sea twice a day, and',
      'nobody on the shore has ever asked it to stop. It would not listen',
      'if they did, because it is busy.',
    ]
    const verse = ['Roses by the *water,', 'violets* by the stone,', 'nobody is there.']
    expect(body(...prose, '', ...verse, '', ...verse.map((line) => `> ${line}`))).toEqual([
      ['normal', prose.join(' ')],
      ['normal', 'Roses by the ', ['water,\nviolets', 'em'], ' by the stone,\nnobody is there.'],
      [
        'blockquote',
        'Roses by the ',
        ['water,\nviolets', 'em'],
        ' by the stone,\nnobody is there.',
      ],
    ])
  })

  test('makes each row of a table a paragraph, with a warning', () => {
    const document = parseMarkdown(
      [
        HEADER,
        '',
        '# Title',
        '',
        '| Day | Hours |',
        '| --- | --- |',
        '| Monday | **9** to 5 |',
      ].join('\n'),
    )
    expect(document.body.map(compact)).toEqual([
      ['normal', 'Day | Hours'],
      ['normal', 'Monday | ', ['9', 'strong'], ' to 5'],
    ])
    expect(document.warnings).toEqual([
      {
        line: 5,
        message:
          'the table became text, with a paragraph for each row; an article cannot contain tables',
      },
    ])
  })

  test('names what is lost with a picture in a link, in the document, or in a pull quote', () => {
    const document = parseMarkdown(
      [
        HEADER,
        '',
        '# Title',
        '',
        '[![A moon](moon.jpg)](https://example.org)',
        '',
        '![A sun](data:image/png;base64,AAAA)',
        '',
        ':::pull-quote',
        'The [moon](https://example.org) knows.',
        ':::',
      ].join('\n'),
    )
    expect(document.warnings).toEqual([
      {line: 5, message: 'the link of a picture is omitted; write it into the text below'},
      {
        line: 7,
        message:
          'the picture “A sun” is inside the document and is omitted; save it next to the document and write its relative path, such as figures/moon.jpg',
      },
      {line: 9, message: 'a pull quote is only text: its links and pictures are omitted'},
    ])
  })

  test('omits pictures on the web, with a warning', () => {
    const document = parseMarkdown(
      [HEADER, '', '# Title', '', 'Text ![A moon](https://example.org/x.jpg) goes on.'].join('\n'),
    )
    expect(document.body.map(compact)).toEqual([['normal', 'Text goes on.']])
    expect(document.warnings).toEqual([
      {
        line: 5,
        message:
          'the picture “A moon” is on the web and is omitted; save it next to the document and write its relative path, such as figures/moon.jpg',
      },
    ])
  })

  test('keeps links to the web, to articles and to readers', () => {
    expect(
      body(
        '[**web** site](https://example.org/a?b=c&d "title"), [mail](mailto:a@example.org), [call](tel:+442079460123), [path](/contact), [one](article:what-is-love), [Clara](reader:0042), [ref][r].',
        '',
        '[r]: https://example.org/ref',
      ),
    ).toEqual([
      [
        'normal',
        ['web', 'strong', 'link:https://example.org/a?b=c&d'],
        [' site', 'link:https://example.org/a?b=c&d'],
        ', ',
        ['mail', 'link:mailto:a@example.org'],
        ', ',
        ['call', 'link:tel:+442079460123'],
        ', ',
        ['path', 'link:/contact'],
        ', ',
        ['one', 'articleLink:what-is-love'],
        ', ',
        ['Clara', 'readerLink:0042'],
        ', ',
        ['ref', 'link:https://example.org/ref'],
        '.',
      ],
    ])
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https://user:word@example.org',
    'vbscript:x',
    '#top',
    'page.html',
    'article:Not A Slug',
    'article:',
    'reader:abc',
  ])('drops a link to %j with a warning and keeps its text', (url) => {
    expect(body(`See [these words](<${url}>) here.`)).toEqual([['normal', 'See these words here.']])
    expect(warnings('', `See [these words](<${url}>) here.`)).toEqual([
      {
        line: 6,
        message: expect.stringMatching(/^the link is omitted, its text is kept: “.*” is not /u),
      },
    ])
  })

  test('keeps HTML, indented lines and text directives as plain text', () => {
    expect(
      body(
        '<b>bold</b> <script>alert(1)</script> re:start note:this',
        '',
        '<div>',
        'block',
        '</div>',
        '',
        '    set in',
        '',
        '<!-- hidden -->',
      ),
    ).toEqual([
      ['normal', '<b>bold</b> <script>alert(1)</script> re:start note:this'],
      ['normal', '<div> block </div>'],
      ['normal', 'set in'],
      ['normal', '<!-- hidden -->'],
    ])
  })

  test('becomes code in a fenced block', () => {
    expect(body('```js', 'a  =  1', '  b', '```')).toEqual([['normal', ['a  =  1\n  b', 'code']]])
  })

  test('drops repeated spaces across marks and entities, and zero-width characters', () => {
    expect(body('a **b**  c &nbsp; d&#8203;e** f** &nbsp;', '', 'x&nbsp;**y** &nbsp;*z*')).toEqual([
      ['normal', 'a ', ['b', 'strong'], ' c de** f**'],
      ['normal', 'x\u00a0', ['y', 'strong'], ' ', ['z', 'em']],
    ])
  })

  test('keeps an unused link definition', () => {
    expect(body('Text.', '', '[note]: https://example.org')).toEqual([
      ['normal', 'Text.'],
      ['normal', '[note]: https://example.org'],
    ])
  })
})

describe('the blocks of a Markdown document', () => {
  test('include figures: a picture with its alternative text and its caption', () => {
    expect(
      body(
        '![A moon](../figures/the%20moon.jpg "Over the bay")',
        '',
        'Text ![B](b.png) goes on.',
        '',
        '![](c.png "Its caption")',
        '',
        '![](d.png)',
      ),
    ).toEqual([
      {
        _type: 'figure',
        picture: {
          source: {kind: 'file', path: '../figures/the moon.jpg'},
          line: 5,
          alt: 'A moon',
          caption: 'Over the bay',
        },
      },
      ['normal', 'Text goes on.'],
      {_type: 'figure', picture: {source: {kind: 'file', path: 'b.png'}, line: 7, alt: 'B'}},
      {
        _type: 'figure',
        picture: {
          source: {kind: 'file', path: 'c.png'},
          line: 9,
          alt: 'Its caption',
          caption: 'Its caption',
        },
      },
      {_type: 'figure', picture: {source: {kind: 'file', path: 'd.png'}, line: 11}},
    ])
  })

  test('include pull quotes, callouts and reader cards', () => {
    expect(
      body(
        ':::pull-quote{by="Ada  Moon"}',
        'Trust the *tide*.',
        ':::',
        '',
        ':::callout{tone=warning title="Before you call"}',
        'Breathe **in**.',
        '',
        '- and [out](https://example.org)',
        '',
        '## Now `call`',
        ':::',
        '',
        ':::callout',
        'A note.',
        ':::',
        '',
        '::reader-card{pin=0042}',
      ),
    ).toEqual([
      {_type: 'pullQuote', text: 'Trust the tide.', attribution: 'Ada Moon'},
      {
        _type: 'callout',
        tone: 'warning',
        title: 'Before you call',
        body: [
          ['normal', 'Breathe ', ['in', 'strong'], '.'],
          ['normal', '• and ', ['out', 'link:https://example.org']],
          ['normal', 'Now call'],
        ],
      },
      {_type: 'callout', tone: 'note', body: [['normal', 'A note.']]},
      {_type: 'readerCard', pin: '0042', line: 21},
    ])
  })

  test('do not include the ::details of the article', () => {
    const document = parseMarkdown(
      [
        HEADER,
        'Title',
        '',
        '::details{topics="Love, Grief , Love" cover="../y.jpg" cover-alt="A cup" excerpt="In  short." published="2026-05-03" related="slug-a, slug-b"}',
        '',
        'Text.',
      ].join('\n'),
    )
    expect(document.details).toEqual({
      line: 4,
      topics: ['Love', 'Grief'],
      related: ['slug-a', 'slug-b'],
      excerpt: 'In short.',
      cover: {source: {kind: 'file', path: '../y.jpg'}, line: 4, alt: 'A cup'},
      publishedAt: '2026-05-03T12:00:00.000Z',
    })
    expect(document.body.map(compact)).toEqual([['normal', 'Text.']])
  })

  test('become text, with a warning, if their name is unknown', () => {
    const lines = ['::video{src="x"}', '', ':::aside[Label]', 'Within.', ':::']
    expect(body(...lines)).toEqual([
      ['normal', '::video{src="x"}'],
      ['normal', ':::aside[Label]'],
      ['normal', 'Label'],
      ['normal', 'Within.'],
    ])
    expect(warnings(...lines)).toEqual([
      {
        line: 5,
        message:
          'the block “::video” does not exist and stays text; use :::pull-quote, :::callout, ::reader-card or ::details',
      },
      {
        line: 7,
        message:
          'the block “:::aside” does not exist and stays text; use :::pull-quote, :::callout, ::reader-card or ::details',
      },
    ])
  })
})

describe('a Markdown document is rejected with the line of the problem:', () => {
  const rejected: [string[], string, number, string][] = [
    [[':::callout', 'Text.'], 'directive', 5, '“:::callout” is never closed'],
    [[':::callout{tone=loud}', 'x', ':::'], 'directive', 5, 'a callout has no tone “loud”'],
    [[':::callout{colour=red}', 'x', ':::'], 'directive', 5, 'callout has no attribute “colour”'],
    [[':::callout', ':::'], 'directive', 5, 'the callout has no text'],
    [[':::pull-quote', ':::'], 'directive', 5, 'the pull quote has no text'],
    [
      ['::::callout', ':::pull-quote', 'x', ':::', '::::'],
      'directive',
      6,
      'a callout cannot contain a pull quote',
    ],
    [['Text', '', '::reader-card'], 'directive', 7, 'the reader’s card has no PIN'],
    [
      ['::reader-card{pin=abc}'],
      'directive',
      5,
      'the PIN “abc” of the reader’s card is not a number of 4 to 10 digits',
    ],
    [['::details{published="3 May"}'], 'details', 5, 'the date “3 May” cannot be read'],
    [['::details{published="2026-02-30"}'], 'details', 5, 'the date “2026-02-30” cannot be read'],
    [['::details{author="x"}'], 'details', 5, 'details has no attribute “author”'],
    [['::details{cover-alt="x"}'], 'details', 5, 'cover-alt without a cover'],
    [
      ['::details{excerpt=a}', '', '::details{excerpt=b}'],
      'details',
      7,
      'a second ::details, the first is on line 5',
    ],
    [
      ['![x](/etc/passwd)'],
      'figure',
      5,
      'the picture “/etc/passwd” is not the relative path of a file',
    ],
    [['*a_ '.repeat(4000)], 'too-deep', 5, 'a paragraph with more than 5000 formatting characters'],
    [
      Array.from({length: 700}, () => ':::callout'),
      'too-deep',
      605,
      'more than 300 callouts and pull quotes',
    ],
    [[`${'> '.repeat(101)}x`], 'too-deep', 5, 'more than 100 nested quotes or lists'],
    [[`${'- '.repeat(20_000)}x`], 'too-deep', 5, 'more than 100 nested quotes or lists'],
    [['***', '', '::details{excerpt=a}'], 'body', 4, 'no text after the title'],
  ]
  test.each(
    rejected.map(([lines, code, line, problem]) => ({lines, expected: {code, line, problem}})),
  )('$expected.problem', ({lines, expected}) => {
    expect(failure(...lines)).toEqual(expected)
  })
})
