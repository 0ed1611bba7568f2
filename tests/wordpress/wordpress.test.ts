// Each version of WordPress is set up anew and used in a browser, which takes some minutes.

import {writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {findViolations} from '../e2e/find-violations.ts'
import {createCertificate} from './create-certificate.ts'
import {findPrograms, findWordPress} from './find-wordpress.ts'
import {logIn, openBrowser, openContext, openEditor, publish, takePictures} from './open-browser.ts'
import {type Desk, startDesk} from './start-desk.ts'
import {startWordPress, type WordPressSite} from './start-wordpress.ts'

// TypeScript compiles each package on its own, so what is not exported is imported by its URL.
const pack = new URL('../../packages/wordpress/scripts/pack-plugin.ts', import.meta.url).href
const {
  buildPlugin,
  zipPlugin,
}: {
  readonly buildPlugin: () => Promise<Readonly<Record<string, Uint8Array>>>
  readonly zipPlugin: (files: Readonly<Record<string, Uint8Array>>) => Uint8Array
} = await import(pack)
const corpus = new URL('../../packages/content/src/render/corpus.test-data.ts', import.meta.url)
  .href
const {
  hostileBlocks,
}: {
  readonly hostileBlocks: readonly {readonly name: string; readonly blocks: unknown}[]
} = await import(corpus)

const programs = await findPrograms()
const versions = await findWordPress()
const HOSTILE_HTML = `<reader-article slug="x" onclick="alert(1)" style="position: fixed">
  <script>window.isHacked = true</script><img src="x" onerror="window.isHacked = true">
  <style>body { display: none }</style><iframe src="https://evil.example"></iframe>
  <a href="javascript:window.isHacked = true">A link</a><a href="&#106;avascript:alert(1)">Another</a>
  <svg><script>window.isHacked = true</script></svg><form action="https://evil.example"><input name="q"></form>
  <!-- wp:html --><script>window.isHacked = true</script><!-- /wp:html --><!-- wp:latest-posts /-->
  [reader_card pin="004711"][caption]A caption[/caption]
  <p id="wpadminbar" class="screen-overlay" part="lead">Words that stay.</p>
  <h2 id="x--a-heading" part="heading h2">A heading</h2>
</reader-article>`

describe.each(versions)('WordPress $version', (files) => {
  let desk: Desk
  let site: WordPressSite
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    if (!programs) {
      throw new Error('PHP and MariaDB cannot be had.')
    }
    const certificate = await createCertificate(programs)
    desk = await startDesk(createSampleDocuments(), certificate)
    site = await startWordPress(files, programs, certificate)
    browser = await openBrowser()
    const context = await openContext(browser)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: site.url})
    page = await logIn(context, site.url)
  })

  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await desk?.close()
  })

  /** Creates a post and resolves with its address. */
  const createPost = (title: string, content: string) =>
    site.runPhp(
      `echo get_permalink(wp_insert_post(wp_slash(array('post_title' => ${php(title)}, 'post_content' => ${php(content)}, 'post_status' => 'publish'))));`,
    )

  /** Makes all copies and the pause after a failure old, as if an hour had passed. */
  const letAnHourPass = () =>
    site.runPhp(`global $wpdb;
      foreach ($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '_transient_reader_article_%'") as $option) {
        $name = substr($option, strlen('_transient_'));
        $copy = get_transient($name);
        if (is_array($copy)) { set_transient($name, array_merge($copy, array('fetched_at' => $copy['fetched_at'] - 3600)), DAY_IN_SECONDS); } else { delete_transient($name); }
      }`)

  test('installs the plugin from its zip', async () => {
    const zip = join(tmpdir(), `reader-article-${crypto.randomUUID()}.zip`)
    await writeFile(zip, zipPlugin(await buildPlugin()))
    await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`)
    await page.locator('#pluginzip').setInputFiles(zip)
    await page.locator('#install-plugin-submit').click()
    await page.getByRole('link', {name: 'Activate Plugin'}).click()
    await page.waitForURL(/plugins\.php/)
    await page
      .locator('tr[data-slug="reader-article"]')
      .getByRole('link', {name: 'Settings'})
      .click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('Reader Article')
  })

  test('saves only the address of a desk that answers', async () => {
    const save = async (address: string) => {
      await page.getByLabel('Address of the desk').fill(address)
      await page.getByLabel('Theme').selectOption('magazine')
      await page.getByRole('button', {name: 'Save Changes'}).click()
      await page.waitForURL(/settings-updated/)
      const messages = await page.locator('.notice p, .settings-error p').allTextContents()
      return [messages, await page.getByLabel('Address of the desk').inputValue()]
    }
    await page
      .locator('#reader-article-url')
      .evaluate((input) => input.setAttribute('type', 'text'))
    expect(await save('javascript:alert(1)')).toEqual([
      [
        '‘javascript:alert(1)’ is not the address of a desk. Use one such as https://articles.example.',
      ],
      '',
    ])
    expect(await save(site.url)).toEqual([
      [
        `No desk answers at ${site.url}. Check the address, and that the desk’s delivery runs there.`,
      ],
      '',
    ])
    await takePictures(page, `${files.version}-settings-error`)
    expect(await save(`${desk.url}/`)).toEqual([
      [expect.stringContaining('Settings saved.'), 'The desk answers.'],
      desk.url,
    ])
    await takePictures(page, `${files.version}-settings`)
    expect(await findViolations(page, '#wpbody-content')).toEqual([])
  })

  test('shows what an editor chooses in the block’s picker', async () => {
    const content = await openEditor(page, site.url)
    await page.evaluate(
      `wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('reader-article/embed'))`,
    )
    await content.getByRole('button', {name: 'A Quiet One'}).waitFor()
    await takePictures(page, `${files.version}-picker`)
    await content.getByRole('searchbox').fill('everything')
    await expect
      .poll(() => content.locator('.reader-article-results strong').allTextContents())
      .toEqual(['Everything at Once'])
    await content.getByRole('searchbox').fill('nobody has this')
    await content.getByText('Nothing published has these words.').waitFor()
    await content.getByRole('searchbox').fill('')
    await content.getByLabel('Show', {exact: true}).selectOption('reader')
    await expect
      .poll(() => content.locator('.reader-article-results strong').allTextContents())
      .toEqual(['Ada Quill', 'Bo Tern'])
    await content.getByLabel('Show', {exact: true}).selectOption('article')
    await content.getByRole('searchbox').fill('everything')
    await expect
      .poll(() => content.locator('.reader-article-results strong').allTextContents())
      .toEqual(['Everything at Once'])
    await content.getByRole('button', {name: 'Everything at Once'}).click()
    await content.locator('reader-article').getByText('The first part.').waitFor()
    await takePictures(page, `${files.version}-editor`)
    const url = await publish(page, 'Chosen in the picker')
    const html = await visit(url)
    expect(html).toContain('<h2 part="title">Everything at Once</h2>')
    expect(html).toContain('The first part.')
    expect(html).toMatch(/<link rel='stylesheet' id='reader-article-css'/)
    const visitor = await (await openContext(browser)).newPage()
    await visitor.goto(url)
    expect(
      await visitor
        .locator('reader-article')
        .evaluate((element) => getComputedStyle(element).fontFamily),
    ).toContain('Iowan Old Style')
    await takePictures(visitor, `${files.version}-page`)
    expect(await findViolations(visitor, '.reader-article-embed')).toEqual([])
    await visitor.context().close()
  })

  test('turns a pasted address into the article', async () => {
    const content = await openEditor(page, site.url)
    await page.evaluate(
      `wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/paragraph'))`,
    )
    await content.locator('p[contenteditable="true"], [data-type="core/paragraph"]').last().click()
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${desk.url}/articles/quiet`)
    await page.keyboard.press('ControlOrMeta+V')
    await content
      .frameLocator('.wp-block-embed iframe')
      .frameLocator(`iframe[src^="${desk.url}/embed/quiet"]`)
      .getByText('A quiet paragraph.')
      .waitFor()
    await takePictures(page, `${files.version}-pasted`)
    const html = await visit(await publish(page, 'Pasted'))
    expect(html).toContain('A quiet paragraph.')
    expect(html).not.toContain('<iframe')
    expect(html).not.toMatch(/<p>\s*<div class="reader-article/)
  })

  test.each([
    ['a line of its own', () => `Before.\n\n${desk.url}/articles/older-letter\n\nAfter.`],
    ['a shortcode', () => 'Before.\n\n[reader_article slug="older-letter"]\n\nAfter.'],
  ])('shows an article in a classic post by %s', async (name, content) => {
    const html = await visit(await createPost(`Classic ${name}`, content()))
    expect(html).toContain('<p part="lead">An older paragraph.</p>')
    expect(html).toMatch(/<p>Before\.<\/p>\s*<div class="reader-article-block">/)
    expect(html).toMatch(/<\/reader-article><\/div><\/div>\s*<p>After\.<\/p>/)
  })

  test('shows the options of shortcodes, and cards of readers', async () => {
    const url = await createPost(
      'Shortcodes',
      '[reader_article slug="older-letter" theme="midnight" hide="header, call" lang="de" level="3"]\n\n[reader_card pin="004711" theme="none"]\n\n[reader_article slug="&quot;><script>"]',
    )
    const html = await visit(url)
    expect(html).toContain('class="reader-article-embed reader-article-theme-midnight" lang="de"')
    expect(html).not.toContain('part="header"')
    expect(html).toContain('<reader-card pin="004711">')
    expect(html).toContain('class="reader-article-embed" lang="en-US"')
    const visitor = await (await openContext(browser)).newPage()
    await visitor.goto(url)
    await takePictures(visitor, `${files.version}-shortcodes`)
    await visitor.context().close()
  })

  test('an open page follows the reader’s status', async () => {
    const url = await createPost('Live', '[reader_card pin="004711"]')
    const visitor = await (await openContext(browser)).newPage()
    await visitor.goto(url)
    const card = visitor.locator('reader-card')
    expect(await card.getByRole('link', {name: 'Call Ada Quill'}).count()).toBe(1)
    await desk.lake.mutate({
      patch: {id: 'availability-reader-004711', set: {'status._ref': 'status-away'}},
    })
    await expect
      .poll(async () => (await desk.get('/fragments/readers/004711')).text())
      .toContain('On a break')
    await letAnHourPass()
    await visitor.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await card.getByText('On a break').waitFor()
    expect(await card.getByRole('link', {name: 'Call Ada Quill'}).count()).toBe(0)
    await desk.lake.mutate({
      patch: {id: 'availability-reader-004711', set: {'status._ref': 'status-available'}},
    })
    await visitor.context().close()
  })

  test('takes statuses from no other address, whatever an author has written into a post', async () => {
    const elsewhere = 'https://elsewhere.example/status.json'
    const url =
      await site.runPhp(`$author = wp_insert_user(array('user_login' => 'author', 'user_pass' => 'secret', 'role' => 'author'));
      wp_set_current_user($author);
      kses_init();
      echo get_permalink(wp_insert_post(wp_slash(array('post_title' => 'By an author', 'post_status' => 'publish', 'post_content' => ${php(
        `<div data-reader-article-refresh="${elsewhere}">[reader_card pin="004711"]</div>`,
      )}))));`)
    expect(await visit(url)).toContain(`<div data-reader-article-refresh="${elsewhere}">`)
    const visitor = await (await openContext(browser)).newPage()
    const requests: string[] = []
    await visitor.route(elsewhere, (route) => {
      requests.push(route.request().url())
      const script = '<img src="x:" onerror="window.isHacked = true">'
      const html = ['presence', 'calls']
        .map((part) => `<div part="${part}" data-reader="reader-004711">${script}</div>`)
        .join('')
      return route.fulfill({
        headers: {'access-control-allow-origin': '*'},
        json: {html, isLastCopy: false},
      })
    })
    const isRefreshed = visitor.waitForResponse((response) => response.url().includes('key=004711'))
    await visitor.goto(url)
    await isRefreshed
    expect([requests, await visitor.evaluate('typeof window.isHacked')]).toEqual([[], 'undefined'])
    await visitor.context().close()
  })

  test('fetches an article once, however many visitors come at the same time', async () => {
    const url = await createPost('Visited', '[reader_article slug="many-3"]')
    await visit(url)
    await letAnHourPass()
    const before = desk.requests()
    const pages = await Promise.all(Array.from({length: 8}, () => visit(url)))
    expect(pages.every((html) => html.includes('Paragraph of number 3.'))).toBe(true)
    expect(desk.requests() - before).toBe(1)
  })

  test('shows the last copy while the desk is down, and says so to editors', async () => {
    const url = await createPost('Kept', '[reader_article slug="everything"]')
    await visit(url)
    await desk.goDown()
    await letAnHourPass()
    const html = await visit(url)
    expect(html).toContain('The first part.')
    expect(html).toContain('reader-article-last-copy')
    expect(html).not.toContain('The desk cannot be reached')
    const visitor = await (await openContext(browser)).newPage()
    await visitor.goto(url)
    expect(await visitor.locator('[part~="presence"]').first().isVisible()).toBe(false)
    expect(await visitor.locator('[part="calls"]').first().isVisible()).toBe(false)
    await visitor.context().close()
    await page.goto(url)
    expect(await page.locator('.reader-article-notice').textContent()).toContain(
      'The desk cannot be reached. Visitors see the copy of',
    )
    await takePictures(page, `${files.version}-desk-down`)
    await desk.comeBack()
    await letAnHourPass()
    expect(await visit(url)).not.toContain('reader-article-last-copy"')
  })

  test('shows a link if the desk is down and there is no copy', async () => {
    await desk.goDown()
    const url = await createPost(
      'Never fetched',
      `<!-- wp:reader-article/embed {"type":"article","key":"many-5","title":"One of Many 5"} /-->`,
    )
    const html = await visit(url)
    expect(html).toContain(
      `<p class="reader-article-link"><a href="${desk.url}/articles/many-5">One of Many 5</a></p>`,
    )
    expect(html).not.toContain('reader-article-notice"')
    await page.goto(url)
    expect(await page.locator('.reader-article-notice').textContent()).toBe(
      'The desk cannot be reached, and there is no copy yet. Visitors see a link until it can be reached.',
    )
    await takePictures(page, `${files.version}-never-fetched`)
    await page.goto(`${site.url}/wp-admin/options-general.php?page=reader-article`)
    expect(await page.locator('.notice-warning p').textContent()).toBe(
      'The desk cannot be reached just now. Pages show the last copies of their articles.',
    )
    await desk.comeBack()
    await letAnHourPass()
    expect(await visit(url)).toContain('Paragraph of number 5.')
  })

  test('shows nothing of an article that is withdrawn', async () => {
    const url = await createPost('Withdrawn', '[reader_article slug="many-7"]')
    expect(await visit(url)).toContain('Paragraph of number 7.')
    await desk.lake.mutate({delete: {id: 'article-many-7'}})
    await expect.poll(async () => (await desk.get('/fragments/articles/many-7')).status).toBe(404)
    await letAnHourPass()
    expect(await visit(url)).not.toContain('Paragraph of number 7.')
    await page.goto(url)
    expect(await page.locator('.reader-article-notice').textContent()).toBe(
      'Nothing is shown here, because the desk has published nothing under ‘many-7’.',
    )
  })

  test('follows an article to its new slug, and does not take it for a desk that is down', async () => {
    const url = await createPost(
      'Moved',
      '[reader_article slug="many-8"]\n\n[reader_article slug="many-9"]',
    )
    await visit(url)
    await desk.lake.mutate({
      patch: {
        id: 'article-many-8',
        set: {slug: {current: 'many-8-now'}, formerSlugs: ['many-8']},
      },
    })
    await expect.poll(async () => (await desk.get('/fragments/articles/many-8')).status).toBe(301)
    await letAnHourPass()
    const html = await visit(url)
    expect(html).toContain('<reader-article slug="many-8-now"')
    expect(html).toContain('Paragraph of number 9.')
    expect(html).not.toContain('reader-article-last-copy')
  })

  test('shows the other articles of a site on which the options of one are not valid', async () => {
    const url = await createPost('Valid', '[reader_article slug="many-10"]')
    await visit(url)
    await letAnHourPass()
    await visit(
      await createPost('Not valid', '[reader_article slug="older-letter" lang="de-1996-1996"]'),
    )
    const html = await visit(url)
    expect(html).toContain('Paragraph of number 10.')
    expect(html).not.toContain('reader-article-last-copy')
  })

  test('puts no script into a page, whoever answers for the desk', async () => {
    const content = [
      '<!-- wp:reader-article/embed {"type":"article","key":"x"} /-->',
      '<!-- wp:shortcode -->[reader_article slug="x"]<!-- /wp:shortcode -->',
      `<!-- wp:embed {"url":"${desk.url}/articles/x"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${desk.url}/articles/x\n</div></figure><!-- /wp:embed -->`,
    ].join('\n')
    desk.answerWith(HOSTILE_HTML)
    const url = await createPost('Hostile', content)
    const visitor = await (await openContext(browser)).newPage()
    await visitor.goto(url)
    expect(await visitor.locator('reader-article').count()).toBe(3)
    const html = await visitor
      .locator('.reader-article-embed')
      .evaluateAll((elements) => elements.map((element) => element.outerHTML))
    expect(html.flatMap((each) => findCode(parseFragment(each).childNodes))).toEqual([])
    expect(await visitor.evaluate('typeof window.isHacked')).toBe('undefined')
    expect(await visitor.locator('reader-article').first().textContent()).toContain(
      '[reader_card pin="004711"][caption]A caption[/caption]',
    )
    expect(await visitor.locator('#x--a-heading').count()).toBe(3)
    expect(await visitor.locator('reader-article #wpadminbar, .screen-overlay').count()).toBe(0)
    await visitor.context().close()
    // In the editor, the desk's HTML of oEmbed is replaced by a frame.
    await page.goto(`${site.url}/wp-admin/post-new.php`)
    await page.waitForFunction(`window.wp?.apiFetch`)
    const {html: frame} = await page.evaluate((address) => {
      const query = encodeURIComponent(address)
      return Reflect.get(window, 'wp').apiFetch({path: `/oembed/1.0/proxy?url=${query}`})
    }, `${desk.url}/articles/y`)
    desk.answerWith(undefined)
    expect(parseFragment(frame).childNodes.map((node) => node.nodeName)).toEqual(['iframe'])
    expect(frame).toContain(`src="${desk.url}/embed/y?`)
    expect(frame).not.toContain('alert')
  })

  test('shows hostile articles as words without code', async () => {
    const slugs: string[] = []
    for (const [index, {blocks}] of hostileBlocks.entries()) {
      const slug = `hostile-${index}`
      const body = toJson(blocks)
      const create = {
        _id: `article-${slug}`,
        _type: 'article',
        title: `"><script>alert(1)</script>[reader_card pin="004711"]<!-- wp:html --> ${index}`,
        slug: {current: slug},
        body,
      }
      if (body !== undefined && (await desk.lake.mutate({create})).status === 200) {
        slugs.push(slug)
      }
    }
    expect(slugs.length).toBeGreaterThan(150)
    const output = await site.runPhp(
      `$all = array();
      foreach (json_decode(${php(JSON.stringify(slugs))}) as $slug) {
        $all[$slug] = apply_filters('the_content', '<!-- wp:reader-article/embed {"type":"article","key":"' . $slug . '"} /-->');
      }
      echo wp_json_encode($all);`,
    )
    const pages: Record<string, string> = JSON.parse(output)
    expect(Object.keys(pages)).toEqual(slugs)
    for (const [slug, html] of Object.entries(pages)) {
      expect([slug, findCode(parseFragment(html).childNodes)]).toEqual([slug, []])
      expect([slug, html.includes('<reader-article'), html.includes('<reader-card')]).toEqual([
        slug,
        true,
        false,
      ])
    }
  })

  test('lets only editors search, and visitors fetch only what the site shows', async () => {
    const routes = `${site.url}/index.php?rest_route=/reader-article/v1/`
    const before = desk.requests()
    const statuses = await Promise.all(
      [
        'search&q=a',
        'fragment&type=article&key=many-11',
        'fragment&type=topic&key=grief',
        'fragment&type=reader',
      ].map(async (path) => (await fetch(routes + path)).status),
    )
    expect([statuses, desk.requests() - before]).toEqual([[401, 404, 400, 400], 0])
    expect((await fetch(`${routes}fragment&type=reader&key=004711`)).status).toBe(200)
  })

  test('speaks German', async () => {
    await site.runPhp(`update_option('test_locale', 'de_DE');`)
    await page.goto(`${site.url}/wp-admin/options-general.php?page=reader-article`)
    expect(await page.locator('.form-table th').allTextContents()).toEqual([
      'Adresse der Redaktion',
      'Design',
      'Sprache',
      'Status',
    ])
    await takePictures(page, `${files.version}-settings-german`)
    await page.goto(`${site.url}/wp-admin/post-new.php`)
    await page.waitForFunction(`window.wp?.blocks?.getBlockType('reader-article/embed')`)
    expect(
      await page.evaluate(
        `[readerArticleBlock.words.search, wp.blocks.getBlockType('reader-article/embed').description]`,
      ),
    ).toEqual([
      'Artikel und Berater suchen',
      'Zeigt einen Artikel Ihrer Redaktion, oder die Karte eines Beraters mit dem Status dieser Minute.',
    ])
    await site.runPhp(`delete_option('test_locale');`)
  })

  test('raises no complaint of PHP', async () => {
    expect(await site.complaints()).toEqual([])
  })

  test('leaves nothing behind when it is deleted', async () => {
    const output =
      await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
      deactivate_plugins('reader-article/reader-article.php');
      delete_plugins(array('reader-article/reader-article.php'));
      global $wpdb;
      echo wp_json_encode(array($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%reader_article%'"), is_dir(WP_PLUGIN_DIR . '/reader-article')));`)
    expect(JSON.parse(output)).toEqual([[], false])
  })
})

/** Fetches a page as a visitor whose browser runs no script. */
async function visit(url: string): Promise<string> {
  return (await fetch(url)).text()
}

/** Returns a value as PHP code. */
function php(text: string): string {
  return `base64_decode('${Buffer.from(text).toString('base64')}')`
}

/** Returns a value as JSON has it; undefined if JSON cannot have it. */
function toJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return undefined
  }
}

const LINKS = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/

/** Returns what can run, look or lead where an article may not. */
function findCode(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.nodeName === '#comment') {
      return ['comment']
    }
    if (!('tagName' in node)) {
      return []
    }
    const {tagName, attrs} = node
    return [
      ...(/^(?:script|style|iframe|object|embed|base|form|input|svg|math|template|link|meta)$/.test(
        tagName,
      )
        ? [tagName]
        : []),
      ...attrs.flatMap(({name, value}) =>
        name.startsWith('on') || name === 'style' || (name === 'href' && !LINKS.test(value))
          ? [`${tagName} ${name}=${value}`]
          : [],
      ),
      ...findCode(node.childNodes),
    ]
  })
}
