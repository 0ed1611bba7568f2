interface NavigationItem {
  readonly text: string
  readonly link: string
}

interface NavigationGroup {
  readonly text: string
  readonly items: readonly NavigationItem[]
}

/** The pages of the site in the order in which they are read. */
export const NAVIGATION = [
  {
    text: 'Begin',
    items: [
      {text: 'Start', link: '/start'},
      {text: 'Glossary', link: '/glossary'},
    ],
  },
  {
    text: 'For editors',
    items: [
      {text: 'A guide with pictures', link: '/editors'},
      {text: 'Documents to import', link: '/documents'},
      {text: 'A reader leaves', link: '/a-reader-leaves'},
    ],
  },
  {
    text: 'For site owners',
    items: [
      {text: 'Build an embed', link: '/embed'},
      {text: 'Where to paste what', link: '/places'},
      {text: 'WordPress', link: '/wordpress'},
      {text: 'Themes', link: '/themes'},
      {text: 'Where the files come from', link: '/hosting'},
      {text: 'Upgrading', link: '/upgrading'},
    ],
  },
  {
    text: 'Elements',
    items: [
      {text: 'All elements', link: '/elements/'},
      {text: 'reader-article', link: '/elements/reader-article'},
      {text: 'reader-status', link: '/elements/reader-status'},
      {text: 'reader-card', link: '/elements/reader-card'},
      {text: 'reader-articles', link: '/elements/reader-articles'},
      {text: 'reader-directory', link: '/elements/reader-directory'},
      {text: 'Styles', link: '/styles'},
    ],
  },
  {
    text: 'For developers',
    items: [
      {text: 'From npm', link: '/npm'},
      {text: 'React', link: '/frameworks/react'},
      {text: 'Vue', link: '/frameworks/vue'},
      {text: 'Svelte', link: '/frameworks/svelte'},
      {text: 'Astro', link: '/frameworks/astro'},
      {text: 'Next', link: '/frameworks/next'},
      {text: 'Server rendering', link: '/frameworks/server'},
      {text: 'Visual editing', link: '/visual-editing'},
      {text: 'Testing', link: '/testing'},
      {text: 'Delivery', link: '/delivery'},
      {text: 'Statuses by program', link: '/statuses'},
    ],
  },
  {
    text: 'What it promises',
    items: [
      {text: 'Performance', link: '/performance'},
      {text: 'Content security policy', link: '/csp'},
      {text: 'Accessibility', link: '/accessibility'},
      {text: 'Privacy', link: '/privacy'},
      {text: 'Browser support', link: '/browsers'},
    ],
  },
  {
    text: 'The server',
    items: [
      {text: 'The Lake', link: '/lake'},
      {text: 'Running a Lake', link: '/running-a-lake'},
      {text: 'Hosted Sanity', link: '/hosted-sanity'},
      {text: 'Differences', link: '/differences'},
      {text: 'Moving', link: '/moving'},
    ],
  },
] as const satisfies readonly NavigationGroup[]

export const PAGE_ORDER: readonly string[] = [
  '/',
  ...NAVIGATION.flatMap(({items}) => items.map(({link}) => link)),
]

/** The pages to which links to whole files of the repository lead. */
export const PAGES_OF_FILES: Readonly<Record<string, string>> = {
  'README.md': '/start',
  'examples/README.md': '/npm',
  'packages/content/README.md': '/statuses',
  'packages/delivery/README.md': '/delivery',
  'packages/import/README.md': '/documents',
  'packages/lake/DIFFERENCES.md': '/differences',
  'packages/lake/MOVING.md': '/moving',
  'packages/lake/README.md': '/lake',
  'packages/reader-article/README.md': '/elements/',
  'packages/reader-article/docs/hosting.md': '/hosting',
  'packages/reader-article/docs/testing.md': '/testing',
  'studio/README.md': '/editors',
}
