/** A part of the workspace that one npm command builds. */
export interface BuildStep {
  readonly title: string
  /** The arguments of npm, which runs in the root of the workspace. */
  readonly npm: readonly string[]
  /** Files and folders, relative to the root, whose change makes the output stale. */
  readonly inputs: readonly string[]
  /** A file that exists once the step has been built. */
  readonly output: string
  /** Environment variables that are compiled into the output. */
  readonly environment: readonly string[]
}

const PACKAGE_INPUTS = [
  'package-lock.json',
  'tsconfig.json',
  'packages/content/src',
  'packages/content/package.json',
]

/** The types and modules of every package, which the other steps import. */
export const PACKAGES_STEP: BuildStep = {
  title: 'Packages',
  npm: ['run', '--silent', 'build:packages'],
  inputs: [
    ...PACKAGE_INPUTS,
    'packages/delivery/src',
    'packages/delivery/package.json',
    'packages/import/src',
    'packages/lake/src',
    'packages/reader-article/src',
    'packages/reader-article/scripts/collect-modules.ts',
    'packages/reader-article/package.json',
  ],
  output: 'packages/reader-article/dist/npm/index.js',
  environment: [],
}

/** The steps that build what browsers download; they are independent of each other. */
export const BUNDLE_STEPS: readonly BuildStep[] = [
  {
    title: 'Elements',
    // Without the modules, which the packages' step has built and the Studio's step reads at the same time.
    npm: ['run', '--silent', 'build:cdn', '-w', 'reader-article'],
    inputs: [...PACKAGE_INPUTS, 'packages/reader-article'],
    output: 'packages/reader-article/dist/cdn/reader-article.js',
    environment: [],
  },
  {
    title: 'Studio',
    npm: ['run', '--silent', 'build', '-w', '@reader-article/studio'],
    inputs: [
      ...PACKAGE_INPUTS,
      'packages/import/src',
      'packages/reader-article/src',
      'packages/reader-article/themes',
      'packages/reader-article/package.json',
      'studio',
    ],
    output: 'studio/dist/index.html',
    environment: [
      'SANITY_STUDIO_PROJECT_ID',
      'SANITY_STUDIO_DATASET',
      'SANITY_STUDIO_SITE_ADDRESS',
    ],
  },
]
