// @vitest-environment jsdom
import {describe, expect, test} from 'vitest'

import {lines, read} from './read-clipboard.test.helper.ts'

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const pages = (size: number, text: string) => `<p class="p${size}"><b>${text}</b></p>`
const itemOfWordOnline = (start: number, level: number, text: string) =>
  `<div><ol start="${start}"><li data-aria-level="${level}"><p>${text}</p></li></ol></div>`
const tab = (text: string) => `<span class="Apple-tab-span" style="white-space:pre">${text}</span>`
const itemOfWord = (list: string, label: string, text: string, tag = 'p') =>
  `<${tag} style='mso-list:${list} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span>&nbsp; </span></span><![endif]>${text}</${tag}>`

describe('headings', () => {
  test('of level 1 and 2 are section headings, and smaller ones stay smaller', () => {
    expect(lines('<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h5>E</h5><h6>F</h6>')).toEqual([
      'h2: A',
      'h2: B',
      'h3: C',
      'h4: D',
      'h4: E',
      'h4: F',
    ])
  })

  test('are found by ARIA roles, as Word online writes them', () => {
    expect(
      lines(
        '<div><p role="heading" aria-level="1"><span>One</span><span class="EOP"> </span></p></div><p role="heading" aria-level="3">Three</p>',
      ),
    ).toEqual(['h2: One', 'h3: Three'])
  })

  test('stay headings in a list, with their numbers', () => {
    expect(
      lines(
        '<ol start="1"><li><p role="heading" aria-level="2">First</p></li></ol><p>Text</p><ol start="2"><li><h2>Second</h2></li></ol>',
      ),
    ).toEqual(['h2: 1. First', 'normal: Text', 'h2: 2. Second'])
  })

  test('are not bold or italic as a whole, but words in them can be', () => {
    expect(
      lines(
        '<h2><b>All</b> <b>bold</b></h2><h2 style="font-weight:700">So too</h2><h2>A <i>word</i></h2>',
      ),
    ).toEqual(['h2: All bold', 'h2: So too', 'h2: A {em: word}'])
  })

  test('are large text in documents of Pages, and the title in documents of Google', () => {
    expect(
      lines(
        `<meta name="Generator" content="Cocoa HTML Writer"><style>p.p30 {font: 30.0px 'Helvetica Neue'} p.p18 {font: 18.0px Helvetica} p.p11 {font: 11.0px Helvetica}</style>${pages(30, 'Title')}${pages(18, 'Heading')}${pages(11, 'Bold text, of which there is the most in this document')}`,
      ),
    ).toEqual([
      'h2: Title',
      'h2: Heading',
      'normal: {strong: Bold text, of which there is the most in this document}',
    ])
    expect(
      lines(
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-size:26pt">Title</span></p><p><span style="font-size:15pt">Subtitle</span></p><p><span style="font-size:11pt">Text, of which there is more than of the rest.</span></p></b>',
      ),
    ).toEqual([
      'h2: Title',
      'normal: Subtitle',
      'normal: Text, of which there is more than of the rest.',
    ])
  })

  test('are not made of large text that a web page happens to have', () => {
    expect(
      lines(
        '<p style="font-size:40px">A large lead</p><p style="font-size:16px">Then the text.</p>',
      ),
    ).toEqual(['normal: A large lead', 'normal: Then the text.'])
  })
})

describe('lists', () => {
  test('keep their levels and numbers', () => {
    expect(
      lines('<ol><li>one<ul><li>a<ol><li>deep</li></ol></li></ul></li><li>two</li></ol>'),
    ).toEqual(['number 1: one', 'bullet 2: a', 'number 3: deep', 'number 1: two'])
  })

  test('keep their levels if the inner list stands beside the items, as Google Docs writes it', () => {
    expect(
      lines(
        '<ul><li aria-level="1"><p>one</p></li><ul><li aria-level="2"><p>inner</p></li></ul><li><p>two</p></li></ul>',
      ),
    ).toEqual(['bullet 1: one', 'bullet 2: inner', 'bullet 1: two'])
  })

  test('go on if each item is a list, as Word online writes it', () => {
    expect(
      lines(
        itemOfWordOnline(1, 1, 'one') +
          itemOfWordOnline(1, 2, 'inner') +
          itemOfWordOnline(2, 1, 'two'),
      ),
    ).toEqual(['number 1: one', 'number 2: inner', 'number 1: two'])
  })

  test('that the page would number differently have their numbers as text', () => {
    expect(lines('<ol start="5"><li>five</li><li value="9">nine</li></ol>')).toEqual([
      'normal: 5. five',
      'normal: 9. nine',
    ])
    expect(lines('<ol type="A"><li>first</li></ol>')).toEqual(['normal: A. first'])
  })

  test('have one paragraph an item; further ones follow after a line break', () => {
    expect(lines('<ol><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>')).toEqual([
      'number 1: one\nmore',
      'number 1: two',
    ])
  })

  test('are found where Pages writes their labels as text, and where a mail program lost them', () => {
    expect(
      lines(
        `<p>${tab('\t')}•${tab('\t')}one</p><p>${tab('\t\t')}◦${tab('\t')}inner</p><p>${tab('\t')}1.${tab('\t')}first</p><p>${tab('\t')}2.${tab('\t')}<b>second</b></p><p>• no tab</p>`,
      ),
    ).toEqual([
      'bullet 1: one',
      'bullet 2: inner',
      'number 1: first',
      'number 1: {strong: second}',
      'normal: • no tab',
    ])
    const spacer = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>`
    expect(
      lines(
        `<p class=MsoListParagraph><span style="font-family:Symbol">·${spacer}</span>one</p><p class=MsoListParagraph style="margin-left:1.0in"><span style='font-family:"Courier New"'>o${spacer}</span>inner</p><p class=MsoListParagraph>1.${spacer}<i>first</i></p>`,
      ),
    ).toEqual(['bullet 1: one', 'bullet 2: inner', 'number 1: {em: first}'])
  })

  test('of Word keep their levels and numbers, and those of headings', () => {
    const items = [
      itemOfWord('l0 level1', '1', 'Intro', 'h1'),
      itemOfWord('l0 level2', '1.1', 'Background', 'h2'),
      itemOfWord('l1 level1', '1.', 'one'),
      itemOfWord('l1 level2', 'a.', 'inner a'),
      itemOfWord('l1 level2', 'b.', 'inner b'),
      itemOfWord('l1 level1', '2.', 'two'),
      itemOfWord('l2 level1', '·', 'a dot'),
      itemOfWord('l3 level1', 'q', 'a box'),
      itemOfWord('l4 level1', 'a)', 'outer letter'),
      itemOfWord('l5 level1', '7.', 'seven'),
    ]
    expect(
      lines(
        `<style><!-- @list l3:level1 {mso-level-number-format:bullet;} --></style>${items.join('')}`,
      ),
    ).toEqual([
      'h2: 1 Intro',
      'h2: 1.1 Background',
      'number 1: one',
      'number 2: inner a',
      'number 2: inner b',
      'number 1: two',
      'bullet 1: a dot',
      'bullet 1: a box',
      'normal: a) outer letter',
      'normal: 7. seven',
    ])
  })

  test('show which items are done', () => {
    expect(
      lines(
        '<ul><li><input type="checkbox" checked>done</li><li><input type="checkbox"><p>open</p></li><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA==" aria-roledescription="avmerkingsboks" alt="avmerket"><p>Google</p></li></ul><input type="checkbox">',
      ),
    ).toEqual(['bullet 1: ☑ done', 'bullet 1: ☐ open', 'bullet 1: ☑ Google'])
  })
})

describe('inline text', () => {
  test('keeps the spaces between elements and glues no words', () => {
    expect(
      lines(
        '<p>One<span> </span><b>two</b><span> </span><i>three</i>.<span class="Apple-converted-space">\u00a0 </span>Four <a href="https://example.org">five</a><span> </span>six</p>',
      ),
    ).toEqual(['normal: One {strong: two} {em: three}. Four {https://example.org: five} six'])
  })

  test('takes its marks from elements and styles, and an inner style can remove one', () => {
    expect(
      lines(
        '<b>a<span style="font-weight:400">b</span></b><span style="font-style:italic">c</span><span style="text-decoration:underline line-through">d</span><span style="vertical-align:super">e</span><sub>f</sub><code>g</code>',
      ),
    ).toEqual(['normal: {strong: a}b{em: c}{underline strike-through: d}{sup: e}{sub: f}{code: g}'])
  })

  test('has ordinary spaces where a mail program writes no-break spaces, but not beside numbers', () => {
    expect(lines('<div>a&nbsp;<b>b</b>&nbsp; c, 10&nbsp;km, «&nbsp;d&nbsp;»</div>')).toEqual([
      'normal: a {strong: b} c, 10\u00a0km, «\u00a0d\u00a0»',
    ])
  })

  test('has line breaks; two of them end the paragraph', () => {
    expect(lines('<div>a<br>b<br><br>c<br></div><div><br></div><div>d</div>')).toEqual([
      'normal: a\nb',
      'normal: c',
      'normal: d',
    ])
  })

  test('is set apart where a page sets its boxes apart', () => {
    expect(
      lines(
        '<div style="display:flex"><span>a</span><span>b</span></div><span style="display:block">c</span>d',
      ),
    ).toEqual(['normal: a', 'normal: b', 'normal: c', 'normal: d'])
  })

  test('of code keeps its spaces and lines', () => {
    expect(lines('<pre><code>if (a) {\n  b()\n}\n</code></pre>')).toEqual([
      'normal: {code: if (a) {\n  b()\n}}',
    ])
  })
})

describe('links', () => {
  test('lead to full, safe addresses; others become text and are named', () => {
    const {blocks, losses} = read(
      '<p><a href="https://example.org/a">web</a> <a href="mailto:a@example.org">mail</a> <a href=" JavaScript:alert(1)">script</a> <a href="/path">path</a> <a href="page.html">page</a> <a href="#top">top</a> <a name="x">anchor</a> <a href="file:///etc/passwd">file</a> <a href="data:text/html,x">data</a></p>',
    )
    expect(
      blocks.flatMap((block) => (block._type === 'block' ? block.markDefs : [])),
    ).toMatchObject([{href: 'https://example.org/a'}, {href: 'mailto:a@example.org'}])
    expect(losses).toEqual(
      ['JavaScript:alert(1)', '/path', 'page.html', 'file:///etc/passwd', 'data:text/html,x'].map(
        (href) => ({kind: 'link', href}),
      ),
    )
  })

  test('are completed by the address of their page, and lead to their targets directly', () => {
    expect(
      lines(
        '<base href="https://example.org/a/"><a href="b?c=1">d</a> <a href="https://www.google.com/url?q=https://example.com/e&amp;sa=D">f</a> <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fg&amp;data=1">h</a>',
      ),
    ).toEqual([
      'normal: {https://example.org/a/b?c=1: d} {https://example.com/e: f} {https://example.com/g: h}',
    ])
  })

  test('are not underlined, and one that is divided is one', () => {
    const {blocks} = read(
      '<a href="https://example.org"><u>a</u></a><a href="https://example.org"><b>b</b></a>',
    )
    expect(blocks).toMatchObject([
      {
        markDefs: [{_key: 'm0', href: 'https://example.org'}],
        children: [
          {text: 'a', marks: ['m0']},
          {text: 'b', marks: ['strong', 'm0']},
        ],
      },
    ])
  })
})

describe('notes', () => {
  const kinds = {
    Word: `<p>Claim<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span><![if !supportFootnotes]>[1]<![endif]></span></a>.</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> The <i>proof</i>.</p></div></div>`,
    'Google Docs':
      '<p>Claim<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;The <i>proof</i>.</span></p></div>',
    LibreOffice:
      '<p>Claim<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> The <i>proof</i>.</p></div>',
    Wikipedia:
      '<p>Claim<sup id="cite_ref-1"><a href="https://en.wikipedia.org/wiki/X#cite_note-1">[1]</a></sup>.</p><ol><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span>The <i>proof</i>.</span></li></ol>',
    Pandoc:
      '<p>Claim<a href="#fn1" id="fnref1"><sup>1</sup></a>.</p><section><ol><li id="fn1"><p>The <i>proof</i>. <a href="#fnref1">↩</a></p></li></ol></section>',
  }

  test.each(Object.entries(kinds))('of %s stand at the end', (_, html) => {
    const {blocks} = read(html)
    expect(lines(html)).toEqual(['normal: Claim[1].', 'number 1: The {em: proof}.'])
    expect(blocks.flatMap((block) => (block._type === 'block' ? block.markDefs : []))).toEqual([])
  })

  test('are numbered from 1, and a note has one number however often it is named', () => {
    expect(
      lines(
        '<p>a<sup id="r7"><a href="#fn7">7</a></sup> b<sup id="r9"><a href="#fn9">9</a></sup> c<sup><a href="#fn7">7</a></sup></p><ol><li id="fn7">seven <a href="#r7">↩</a></li><li id="fn9">nine <a href="#r9">↩</a></li></ol>',
      ),
    ).toEqual(['normal: a[1] b[2] c[1]', 'number 1: seven', 'number 1: nine'])
  })

  test('without a text on the clipboard are only marks', () => {
    expect(lines('<p>Claim<sup><a href="#cite_note-1">[1]</a></sup></p>')).toEqual([
      'normal: Claim{sup: [1]}',
    ])
  })

  test('are not made of numbers in a table of contents', () => {
    expect(lines('<p><a href="#s1">1</a> First</p><p id="s1">The first section</p>')).toEqual([
      'normal: 1 First',
      'normal: The first section',
    ])
  })
})

describe('tables and pictures', () => {
  test('a table of data becomes a paragraph for each row, and is named', () => {
    const html =
      '<table><thead><tr><th>Day</th><th>Dream</th></tr></thead><tbody><tr><td><p>Mon</p></td><td></td><td>Sea</td></tr></tbody></table>'
    expect(lines(html)).toEqual(['normal: Day | Dream', 'normal: Mon | | Sea'])
    expect(read(html).losses).toEqual([{kind: 'table'}])
  })

  test('a table that lays out the page becomes its text', () => {
    const html = '<table><tr><td><h2>Title</h2><p>Text</p></td></tr></table>'
    expect(lines(html)).toEqual(['h2: Title', 'normal: Text'])
    expect(read(html).losses).toEqual([])
  })

  test('a picture on the clipboard becomes a figure with its caption', () => {
    const {blocks} = read(
      `<figure><img src="data:image/png;base64,${PIXEL}" alt="sea"><figcaption>The sea</figcaption></figure>`,
    )
    expect(blocks).toMatchObject([
      {
        _type: 'figure',
        picture: {
          alt: 'sea',
          caption: 'The sea',
          source: {kind: 'bytes', filename: 'picture-1.png'},
        },
      },
    ])
  })

  test('other pictures, lines, comments and media are named', () => {
    expect(
      read(
        '<img src="https://example.org/a%20b.png?c"><img src="file:///C:/clip_image001.png"><img src="data:image/tiff;base64,SUkqAA==" alt="scan"><img src="data:image/png;base64,???" alt="broken"><img src="https://pictures.example.org/AD_4nX"><img src="https://example.org/count.gif" width="1" height="1"><hr><iframe src="https://video.example.org/v"></iframe><p class="MsoToc1">Contents 1</p><div style="mso-element:comment-list">a comment</div>',
      ).losses,
    ).toEqual([
      {kind: 'picture', problem: 'website', name: 'a b.png'},
      {kind: 'picture', problem: 'computer', name: 'clip_image001.png'},
      {kind: 'picture', problem: 'format', name: 'scan'},
      {kind: 'picture', problem: 'format', name: 'broken'},
      {kind: 'picture', problem: 'website', name: 'pictures.example.org'},
      {kind: 'rule'},
      {kind: 'media', name: 'video.example.org'},
      {kind: 'contents'},
      {kind: 'comment'},
    ])
  })

  test('a picture that the page would load later is named by its real address', () => {
    const empty = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const {blocks, losses} = read(
      `<img src="${empty}" data-src="https://example.org/sea.jpg"><img src="${empty}">`,
    )
    expect({blocks, losses}).toEqual({
      blocks: [],
      losses: [{kind: 'picture', problem: 'website', name: 'sea.jpg'}],
    })
  })

  test('a picture of an emoji is the emoji', () => {
    expect(lines('<p>Hi <img src="https://example.org/1f30a.png" alt="🌊"></p>')).toEqual([
      'normal: Hi 🌊',
    ])
  })
})

test('mail keeps its paragraphs and its quotation', () => {
  expect(
    lines(
      '<div>Dear editors,<div><br></div><div>Here it is.</div><div class="gmail_quote"><blockquote style="border-left:1px solid">An older message<br>on two lines</blockquote></div><blockquote style="margin:0 0 0 40px;border:none;padding:0px">indented</blockquote><div>Love,<br>Clara</div></div>',
    ),
  ).toEqual([
    'normal: Dear editors,',
    'normal: Here it is.',
    'blockquote: An older message\non two lines',
    'normal: indented',
    'normal: Love,\nClara',
  ])
})

test('tracked changes of Word are accepted', () => {
  const changes =
    '<p>Text<del cite="mailto:a">deleted</del><ins cite="mailto:a">, inserted</ins></p>'
  expect(lines(`<meta name=Generator content="Microsoft Word 15">${changes}`)).toEqual([
    'normal: Text, inserted',
  ])
  expect(lines(changes)).toEqual(['normal: Text{strike-through: deleted}{underline: , inserted}'])
})

test('plain mail is text with its paragraphs and lines', () => {
  expect(lines('<pre class="moz-quote-pre" wrap="">One\ntwo\n\nThree</pre>')).toEqual([
    'normal: One\ntwo',
    'normal: Three',
  ])
})

test('what a page does not show is left out', () => {
  expect(
    lines(
      '<title>t</title><style>s</style><script>alert(1)</script><template>u</template><p hidden>h</p><p style="display:none">d</p><span style="mso-hide:all">m</span><select><option>o</option></select><p>shown</p><noscript>n</noscript><p> &nbsp;<br></p>',
    ),
  ).toEqual(['normal: shown'])
})
