import {html, raw} from 'hono/html'

import {backendFor} from './backends.ts'
import {HOSTS, LANGUAGE_SHEETS, type Sheet, type Specimen, STATE_SHEETS, THEMES} from './sheets.ts'

type Html = ReturnType<typeof html>

/** The widths that everything is looked at in, in CSS pixels. */
export const WIDTHS = [320, 768, 1440] as const

/** The grounds that everything is looked at on. */
export const SCHEMES = ['light', 'dark'] as const
const SCRIPTS = [
  'reader-article',
  'reader-status',
  'reader-card',
  'reader-articles',
  'reader-directory',
]

/** What a page of the gallery is shown in. */
export interface Look {
  readonly theme: string
  readonly lang: string
  /** 'light', 'dark', or '' for what the system says. */
  readonly scheme: string
}

/** Where a page's elements come from and read from. */
export interface Place {
  readonly lake: string
  readonly gallery: string
}

/** A page that the gallery shows in frames, and takes pictures of. */
export interface Exhibit {
  /** Unique, and a file's name. */
  readonly name: string
  readonly title: string
  readonly path: string
}

/** Everything there is to look at: all states in every theme, all languages, all hosts. */
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

/** Everything on one page: each exhibit in a frame of every width. */
export function galleryPage(chosen: {theme: string; scheme: string; about: string}): Html {
  const {theme, scheme, about} = chosen
  const shown = EXHIBITS.filter(
    ({name}) =>
      (about === '' || name.startsWith(about)) &&
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
            ${choice('about', 'Element', about, [
              ...[...STATE_SHEETS, ...LANGUAGE_SHEETS].map(({name}) => name),
              ...HOSTS.map((host) => `host-${host}`),
            ])}
            ${choice('theme', 'Theme', theme, THEMES)}
            ${choice('scheme', 'Ground', scheme, SCHEMES)}
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

/** The specimens of a sheet one beneath the other, in a theme and a language. */
export function sheetPage(
  {title, specimens}: Sheet,
  {theme, lang, scheme}: Look,
  place: Place,
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
        <!-- First, so that it misses nothing. -->
        <script type="module" src="/sheet.js"></script>
        ${SCRIPTS.map(
          (script) =>
            html`<script
              type="module"
              src="/elements/${script}.js?${scriptQuery(place)}"
            ></script>`,
        )}
      </head>
      <body>
        ${specimens.map((each) => specimenSection(each, place))}
      </body>
    </html>`
}

/** What the address of a script says of where content comes from. */
export function scriptQuery({lake}: Place): string {
  return `project=local&dataset=production&api-host=${lake}&article-path=/articles/{slug}`
}

function specimenSection(specimen: Specimen, {lake, gallery}: Place): Html {
  const {title, tag, attributes, fallback, expected} = specimen
  const all = {
    ...attributes,
    ...(expected !== 'shown' && {'api-host': backendFor(expected, lake, gallery)}),
    'data-expected': expected,
  }
  const list = Object.entries(all).map(([name, value]) => html` ${raw(name)}="${value}"`)
  // A fallback is a link, as it should be; nothing at all where nothing is given.
  const inside = fallback && html`<a href="#elsewhere">${fallback}</a>`
  return html`<section>
    <p class="title">${title}</p>
    ${raw(`<${tag}`)}${list}${raw('>')}${inside}${raw(`</${tag}>`)}
  </section>`
}

function withScheme(path: string, scheme: string): string {
  if (scheme === '') {
    return path
  }
  return `${path}${path.includes('?') ? '&' : '?'}scheme=${encodeURIComponent(scheme)}`
}

function choice(name: string, title: string, chosen: string, values: readonly string[]): Html {
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
