import {html, raw} from 'hono/html'

import {selectBackend} from './failing-backends.ts'
import {WIDTHS} from './gallery-options.ts'
import {
  HOSTS,
  LANGUAGE_SHEETS,
  type Sheet,
  type Specimen,
  STATE_SHEETS,
  THEMES,
} from './specimen-sheets.ts'

type Html = ReturnType<typeof html>

/** The colour schemes in which the gallery shows every exhibit. */
export const SCHEMES = ['light', 'dark'] as const
const SCRIPTS = [
  'reader-article',
  'reader-status',
  'reader-card',
  'reader-articles',
  'reader-directory',
]

/** How a sheet is shown. */
export interface Presentation {
  readonly theme: string
  readonly lang: string
  /** 'light', 'dark', or '' for the system's setting. */
  readonly scheme: string
}

/** The servers that a page's elements use. */
export interface Origins {
  readonly lake: string
  readonly gallery: string
}

/** A page that the gallery shows in frames and takes screenshots of. */
export interface Exhibit {
  /** Unique; used as a file name. */
  readonly name: string
  readonly title: string
  readonly path: string
}

/** All exhibits: all states in every theme, all languages, all hostile pages. */
export const EXHIBITS: readonly Exhibit[] = [
  ...STATE_SHEETS.flatMap(({name, title}) =>
    THEMES.map((theme) => ({
      name: `${name}-${theme}`,
      title: `${title}, ${theme}`,
      path: `/sheets/${name}?theme=${theme}`,
    })),
  ),
  ...LANGUAGE_SHEETS.map(({name, title}) => ({name, title, path: `/sheets/${name}`})),
  ...HOSTS.map((host) => ({
    name: `host-${host}`,
    title: `On a hostile page: ${host}`,
    path: `/hosts/${host}`,
  })),
]

/** Renders the page with all exhibits, each in a frame of every width. */
export function renderGalleryPage(chosen: {theme: string; scheme: string; filter: string}): Html {
  const {theme, scheme, filter} = chosen
  const shown = EXHIBITS.filter(
    ({name}) =>
      (filter === '' || name.startsWith(filter)) &&
      (theme === '' || !THEMES.some((each) => name.endsWith(each)) || name.endsWith(theme)),
  )
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gallery</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/gallery.css" />
      </head>
      <body>
        <header>
          <h1>Gallery</h1>
          <form>
            ${renderChoice('filter', 'Element', filter, [
              ...[...STATE_SHEETS, ...LANGUAGE_SHEETS].map(({name}) => name),
              ...HOSTS.map((host) => `host-${host}`),
            ])}
            ${renderChoice('theme', 'Theme', theme, THEMES)}
            ${renderChoice('scheme', 'Colour scheme', scheme, SCHEMES)}
            <button>Show</button>
          </form>
        </header>
        <main>
          ${shown.map(
            ({title, path, name}) => html`<section aria-label="${title}">
              <h2 id="${name}"><a href="${path}">${title}</a></h2>
              <div class="row">
                ${WIDTHS.map(
                  (width) => html`<figure>
                    <iframe
                      loading="lazy"
                      src="${withScheme(path, scheme)}"
                      title="${title}, ${width} pixels wide"
                      width="${width}"
                      height="640"
                    ></iframe>
                    <figcaption>${width}</figcaption>
                  </figure>`,
                )}
              </div>
            </section>`,
          )}
        </main>
      </body>
    </html>`
}

/** Renders the specimens of a sheet below each other, in one theme and one language. */
export function renderSheetPage(
  {title, specimens}: Sheet,
  {theme, lang, scheme}: Presentation,
  origins: Origins,
): Html {
  return html`<!doctype html>
    <html
      lang="${lang}"
      dir="${lang === 'ar' ? 'rtl' : 'ltr'}"
      class="${theme}"
      style="${scheme && `color-scheme: ${scheme}`}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sheet.css" />
        <link rel="stylesheet" href="/elements/themes/${theme}.css" />
        <!-- Loaded before the elements, so that it receives their first events. -->
        <script type="module" src="/sheet.js"></script>
        ${SCRIPTS.map(
          (script) =>
            html`<script
              type="module"
              src="/elements/${script}.js?${createScriptQuery(origins)}"
            ></script>`,
        )}
      </head>
      <body>
        ${specimens.map((each) => renderSpecimen(each, origins))}
      </body>
    </html>`
}

/** Returns the query string of a script's URL, which says where the content is. */
export function createScriptQuery({lake}: Origins): string {
  return `project=local&dataset=production&api-host=${lake}&article-path=/articles/{slug}`
}

function renderSpecimen(specimen: Specimen, {lake, gallery}: Origins): Html {
  const {title, tag, attributes, fallback, expected} = specimen
  const allAttributes = {
    ...attributes,
    ...(expected !== 'shown' && {'api-host': selectBackend(expected, lake, gallery)}),
    'data-expected': expected,
  }
  const list = Object.entries(allAttributes).map(([name, value]) => html` ${raw(name)}="${value}"`)
  const content = fallback && html`<a href="#elsewhere">${fallback}</a>`
  return html`<section>
    <p class="title">${title}</p>
    ${raw(`<${tag}`)}${list}${raw('>')}${content}${raw(`</${tag}>`)}
  </section>`
}

function withScheme(path: string, scheme: string): string {
  if (scheme === '') {
    return path
  }
  return `${path}${path.includes('?') ? '&' : '?'}scheme=${encodeURIComponent(scheme)}`
}

function renderChoice(
  name: string,
  title: string,
  chosen: string,
  values: readonly string[],
): Html {
  return html`<label
    >${title}
    <select name="${name}">
      <option value="">all</option>
      ${values.map(
        (value) => html`<option ${value === chosen ? 'selected' : ''}>${value}</option>`,
      )}
    </select></label
  >`
}
