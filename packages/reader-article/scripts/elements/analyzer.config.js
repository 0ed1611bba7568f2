export default {
  globs: ['src/reader-*/*.ts', 'src/content-element/*.ts'],
  exclude: ['**/*.test.ts'],
  litelement: true,
  quiet: true,
  packagejson: false,
}
