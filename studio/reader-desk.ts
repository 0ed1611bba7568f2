import {definePlugin} from 'sanity'
import {structureTool} from 'sanity/structure'

import {documentActions} from './actions/document-actions.ts'
import {connectionBanner} from './connection/connection-banner.tsx'
import {embed} from './embed/embed-plugin.ts'
import {FocusedDocumentLayout} from './focus/form-focus.tsx'
import {deskLanguagesPlugin} from './i18n/desk-languages-plugin.tsx'
import {ENGLISH_TEXTS} from './i18n/english-texts.ts'
import {withTranslatedTitle} from './i18n/with-translated-title.ts'
import {DeskLayout} from './icons/desk-layout.tsx'
import {importTool} from './import/import-tool.ts'
import {localeBundles} from './locale/locale-bundles.ts'
import {articlePreview} from './preview/article-preview.tsx'
import {type AdditionalFields, addFields} from './schema/desk-types.ts'
import {openOnSite} from './site/open-on-site.ts'
import {PRESENTATION_NAME, sitePresentation} from './site/presentation.ts'
import {structure} from './structure/index.ts'
import {pasting} from './paste/pasting.ts'
import {INITIAL_VALUE_TEMPLATES, translateTemplate} from './structure/initial-value-templates.ts'
import {newDocumentOptions} from './structure/new-document-options.ts'
import {switchboardTool} from './switchboard/switchboard-tool.ts'
import {keepTypedText} from './typing/keep-typed-text.ts'
import {deskAddresses} from './use-environment.tsx'
import {SharedInput} from './typing/shared-text-input.tsx'
import {typingPlugin} from './typing/typing-plugin.tsx'

/** How the desk appears in a Studio. */
export interface ReaderDeskOptions {
  /** The tool with the lists of articles and readers: its title, and its name in URLs; 'Desk' and `desk` by default. */
  readonly lists?: {readonly title?: string; readonly name?: string}
  /** Shows the switchboard as the first tool, which opens first; true by default. */
  readonly switchboard?: boolean
  /**
   * The URL of the folder with the elements' scripts, such as `https://desk.example/elements`, which snippets for
   * partners then name. By default they name a CDN of npm packages.
   */
  readonly elements?: string | undefined
  /**
   * The origin of a website with draft mode, where articles and readers can be opened, and which a tool of its own shows.
   * Nothing is offered without it.
   */
  readonly site?: string | undefined
  /** Fields of your own on articles, readers and topics. */
  readonly fields?: AdditionalFields
  /**
   * Replaces Sanity's words, such as 'document', by editors' words in the whole Studio; true by default. Set it to false
   * if the Studio has many documents of other kinds.
   */
  readonly editorsWords?: boolean
}

/**
 * The desk of an advice line as a plugin: the schema of readers, statuses and articles, their lists, forms and document
 * actions, and the switchboard. Documents of other types keep the document actions and lists of their Studio.
 *
 * @throws Error if `fields` has a field that the desk has already.
 */
export const readerDesk = definePlugin<ReaderDeskOptions | void>((options) => {
  const {
    lists = {},
    switchboard = true,
    fields = {},
    editorsWords = true,
    elements,
    site,
  } = options ?? {}
  keepTypedText()
  const listsName = lists.name ?? 'desk'
  return {
    name: 'reader-article/desk',
    plugins: [
      deskLanguagesPlugin(),
      structureTool({
        name: listsName,
        title: lists.title ?? ENGLISH_TEXTS.t('lists.title'),
        structure,
      }),
      articlePreview(),
      connectionBanner(),
      deskAddresses({elementsAddress: elements, siteAddress: site}),
      openOnSite(),
      ...(site === undefined ? [] : [sitePresentation(site)]),
      embed(),
      pasting(),
      typingPlugin(),
    ],
    tools: (tools) => [
      ...(switchboard ? [switchboardTool] : []),
      ...tools.map((tool) =>
        tool.name === listsName && lists.title === undefined
          ? withTranslatedTitle(tool, 'lists.title')
          : tool.name === PRESENTATION_NAME
            ? withTranslatedTitle(tool, 'website.title')
            : tool,
      ),
      importTool,
    ],
    schema: {
      types: addFields(fields),
      templates: (defaults) => [...defaults.map(translateTemplate), ...INITIAL_VALUE_TEMPLATES],
    },
    i18n: {bundles: editorsWords ? localeBundles : []},
    studio: {components: {layout: DeskLayout}},
    form: {components: {input: SharedInput}},
    document: {
      actions: documentActions,
      newDocumentOptions,
      components: {unstable_layout: FocusedDocumentLayout},
    },
  }
})
